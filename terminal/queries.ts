/** Queries: control sequences that request a reply from the terminal. Only the server's screen answers them (S11). */

export type SequenceName = {
  readonly prefix?: string;
  readonly intermediates?: string;
  readonly final: string;
};

/** CSI sequences that are always queries. */
export const CSI_QUERIES: readonly SequenceName[] = [
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
  // Terminal parameters; reports of presentation state, terminal state and colors; checksums of areas.
  { final: 'x' },
  { intermediates: '$', final: 'w' },
  { intermediates: '$', final: 'u' },
  { intermediates: '*', final: 'y' },
  // Displayed extent, locator position, preferred character set, attributes and titles of xterm.
  { intermediates: '"', final: 'v' },
  { intermediates: "'", final: '|' },
  { intermediates: '&', final: 'u' },
  { intermediates: '#', final: '|' },
  { intermediates: '#', final: 'S' },
];

/** DCS queries: settings and terminfo strings. */
export const DCS_QUERIES: readonly SequenceName[] = [
  { intermediates: '$', final: 'q' },
  { intermediates: '+', final: 'q' },
];

/** Final character of a VT52's identification query. It follows an escape character. */
export const ESC_QUERY = 'Z';

/**
 * OSC commands that set a value, or query it with a question mark: properties, colors, the pointer, fonts, the clipboard,
 * notifications.
 */
export const OSC_QUERIES: readonly number[] = [
  3, 4, 5, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 21, 22, 50, 52, 99, 1337,
];

/** Notifications, whose text may start with a question mark; and iTerm2's commands, some of which are queries. */
const NOTIFY = 99;
const ITERM = 1337;

/** Window operations (CSI t) that report state, position, size or title. */
const WINDOW_REPORTS: ReadonlySet<number> = new Set([11, 13, 14, 15, 16, 18, 19, 20, 21]);

/** Returns true if one of `OSC_QUERIES` is a query with this `data`, which is the part after its number. */
export function isOscQuery(command: number, data: string): boolean {
  if (command === ITERM) return /^(Report|Request|Capabilities)/i.test(data);
  if (command === NOTIFY) return /^([^;]*:)?p=\?/.test(data);
  return data.split(';').some((field) => field.startsWith('?') || field.endsWith('=?'));
}

/** Returns true if a window operation (CSI t) is a query. */
export function isWindowQuery(operation: number): boolean {
  return WINDOW_REPORTS.has(operation);
}

/** Returns true if a CSI sequence is a query. `text` is the part after its introducer. */
export function isCsiQuery(text: string): boolean {
  const [, prefix = '', parameters = '', intermediates = '', final = ''] = PARTS.exec(text) ?? [];
  if (prefix + intermediates === '' && final === 't') return isWindowQuery(Number.parseInt(parameters, 10));
  return CSI_QUERIES.some((name) => isNamed(name, { prefix, intermediates, final }));
}

/** Returns true if a device control string is a query. `text` is its start up to the final character. */
export function isDcsQuery(text: string): boolean {
  const [, prefix = '', , intermediates = '', final = ''] = PARTS.exec(text) ?? [];
  return DCS_QUERIES.some((name) => isNamed(name, { prefix, intermediates, final }));
}

/** Matches prefix, parameters, intermediates and final character. */
const PARTS = /^([<=>?]?)([0-9:;<=>?]*)([ -/]*)([@-~])$/;

function isNamed(name: SequenceName, parts: Required<SequenceName>): boolean {
  const { prefix = '', intermediates = '', final } = name;
  return prefix === parts.prefix && intermediates === parts.intermediates && final === parts.final;
}
