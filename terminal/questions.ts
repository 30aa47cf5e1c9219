/** Control sequences by which programs ask a terminal something. The server's screen answers them; nothing else may (S11). */

export type SequenceName = {
  readonly prefix?: string;
  readonly intermediates?: string;
  readonly final: string;
};

/** Control sequences that are nothing but questions. */
export const CSI_QUESTIONS: readonly SequenceName[] = [
  // Device attributes: primary, secondary, tertiary.
  { final: 'c' },
  { prefix: '>', final: 'c' },
  { prefix: '=', final: 'c' },
  // Device status and cursor position.
  { final: 'n' },
  { prefix: '?', final: 'n' },
  // Mode reports.
  { intermediates: '$', final: 'p' },
  { prefix: '?', intermediates: '$', final: 'p' },
  // Version of the terminal, kitty's keyboard flags, xterm's modifier keys and graphics.
  { prefix: '>', final: 'q' },
  { prefix: '?', final: 'u' },
  { prefix: '?', final: 'm' },
  { prefix: '?', final: 'S' },
  // Terminal parameters; presentation state, terminal state, colors and checksums of areas.
  { final: 'x' },
  { intermediates: '$', final: 'w' },
  { intermediates: '$', final: 'u' },
  { intermediates: '*', final: 'y' },
  // Displayed extent, locator, preferred character set, attributes and titles of xterm.
  { intermediates: '"', final: 'v' },
  { intermediates: "'", final: '|' },
  { intermediates: '&', final: 'u' },
  { intermediates: '#', final: '|' },
  { intermediates: '#', final: 'S' },
];

/** Settings and terminfo strings, asked for in device control strings. */
export const DCS_QUESTIONS: readonly SequenceName[] = [
  { intermediates: '$', final: 'q' },
  { intermediates: '+', final: 'q' },
];

/** What a VT52 was asked for its name with, behind an escape character. */
export const ESC_QUESTION = 'Z';

/**
 * Operating system commands that set something, and ask for it with a question mark: properties, colors, the pointer, fonts,
 * the clipboard, notifications.
 */
export const OSC_QUESTIONS: readonly number[] = [
  3, 4, 5, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 21, 22, 50, 52, 99, 1337,
];

/** Notifications, whose text may begin with a question mark, and iTerm's own commands, of which some report. */
const NOTIFY = 99;
const ITERM = 1337;

/** Window operations that report: state, positions, sizes, titles. */
const WINDOW_REPORTS: ReadonlySet<number> = new Set([11, 13, 14, 15, 16, 18, 19, 20, 21]);

/** Whether one of `OSC_QUESTIONS` with this data, the part behind its number, asks. */
export function asksCommand(command: number, data: string): boolean {
  if (command === ITERM) return /^(Report|Request|Capabilities)/i.test(data);
  if (command === NOTIFY) return /^([^;]*:)?p=\?/.test(data);
  return data.split(';').some((field) => field.startsWith('?') || field.endsWith('=?'));
}

/** Whether a window operation (CSI t) asks. */
export function asksWindow(operation: number): boolean {
  return WINDOW_REPORTS.has(operation);
}

/** Whether a control sequence asks, of which `text` is what stands between its introducer and its end, and that. */
export function asksControl(text: string): boolean {
  const [, prefix = '', parameters = '', intermediates = '', final = ''] = PARTS.exec(text) ?? [];
  if (prefix + intermediates === '' && final === 't') return asksWindow(Number.parseInt(parameters, 10));
  return CSI_QUESTIONS.some((name) => isNamed(name, prefix, intermediates, final));
}

/** Whether a device control string asks that begins with `text`, up to its first letter. */
export function asksDevice(text: string): boolean {
  const [, prefix = '', , intermediates = '', final = ''] = PARTS.exec(text) ?? [];
  return DCS_QUESTIONS.some((name) => isNamed(name, prefix, intermediates, final));
}

/** Prefix, parameters, intermediates, final. */
const PARTS = /^([<=>?]?)([0-9:;<=>?]*)([ -/]*)([@-~])$/;

function isNamed(name: SequenceName, prefix: string, intermediates: string, final: string): boolean {
  return (
    (name.prefix ?? '') === prefix && (name.intermediates ?? '') === intermediates && name.final === final
  );
}
