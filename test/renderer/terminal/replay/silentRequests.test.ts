// S11: questions an application asks the terminal are answered once, by the server; this terminal says nothing.
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { Reports } from '../../../../renderer/terminal/input/reports.ts';
import { silenceAnswers } from '../../../../renderer/terminal/replay/silentRequests.ts';

const load = createRequire(import.meta.url);
const { Terminal } = load('@xterm/headless') as typeof import('@xterm/headless');

const ESC = '\u001b';
const ST = `${ESC}\\`;

/** Every question that xterm.js 6 knows, and those that others know. */
const QUESTIONS: Readonly<Record<string, string>> = {
  'primary device attributes': `${ESC}[c`,
  'primary device attributes with a zero': `${ESC}[0c`,
  'secondary device attributes': `${ESC}[>c`,
  'tertiary device attributes': `${ESC}[=c`,
  'device status': `${ESC}[5n`,
  'cursor position': `${ESC}[6n`,
  'DEC cursor position': `${ESC}[?6n`,
  'DEC printer, user keys, keyboard, color scheme': `${ESC}[?15n${ESC}[?25n${ESC}[?26n${ESC}[?996n`,
  'ANSI modes': `${ESC}[4$p${ESC}[20$p`,
  'DEC modes': `${ESC}[?1$p${ESC}[?25$p${ESC}[?1049$p${ESC}[?2004$p${ESC}[?2026$p${ESC}[?9999$p`,
  'status strings': `${ESC}P$qm${ST}${ESC}P$qr${ST}${ESC}P$q q${ST}${ESC}P$q"p${ST}`,
  'terminfo strings': `${ESC}P+q544e${ST}`,
  version: `${ESC}[>q${ESC}[>0q`,
  'kitty keyboard flags': `${ESC}[?u`,
  'terminal parameters': `${ESC}[x${ESC}[1x`,
  'window state, position and sizes': [11, 13, 14, 15, 16, 18, 19, 20, 21]
    .map((what) => `${ESC}[${what}t`)
    .join(''),
  'window size in pixels of the text area': `${ESC}[14;2t`,
  'palette colors': `${ESC}]4;1;?${ST}${ESC}]4;0;?;7;?\u0007`,
  'foreground, background and cursor colors': `${ESC}]10;?${ST}${ESC}]11;?\u0007${ESC}]12;?${ST}`,
  'three colors in one sequence': `${ESC}]10;?;?;?${ST}`,
  'eight-bit introducers': '\u009bc\u009b6n\u009d11;?\u009c',
};

const ALL_WINDOW_OPTIONS = {
  getWinState: true,
  getWinPosition: true,
  getWinSizePixels: true,
  getScreenSizePixels: true,
  getCellSizePixels: true,
  getWinSizeChars: true,
  getScreenSizeChars: true,
  getIconTitle: true,
  getWinTitle: true,
} as const;

async function answersTo(question: string, silent: boolean): Promise<string[]> {
  const terminal = new Terminal({ allowProposedApi: true, windowOptions: ALL_WINDOW_OPTIONS });
  const answers: string[] = [];
  terminal.onData((data) => answers.push(data));
  terminal.onBinary((data) => answers.push(data));
  if (silent) silenceAnswers(terminal.parser);
  await new Promise<void>((resolve) => {
    terminal.write(question, resolve);
  });
  terminal.dispose();
  return answers;
}

test.each(Object.entries(QUESTIONS))('S11: %s: asked, and nothing is typed', async (_name, question) => {
  expect(await answersTo(question, true)).toEqual([]);
});

test('S11: without the silence the same questions are answered, so the test above tests something', async () => {
  const loud = await Promise.all(Object.values(QUESTIONS).map((question) => answersTo(question, false)));
  expect(loud.filter((answers) => answers.length > 0).length).toBeGreaterThanOrEqual(7);
});

test('what sets something still works: cursor style, modes, text around a question', async () => {
  const terminal = new Terminal({ allowProposedApi: true });
  silenceAnswers(terminal.parser);
  await new Promise<void>((resolve) => {
    terminal.write(`a${ESC}[6nb${ESC}[?2004hc${ESC}]11;?${ST}d`, resolve);
  });
  expect(terminal.buffer.active.getLine(0)?.translateToString(true)).toBe('abcd');
  expect(terminal.modes.bracketedPasteMode).toBe(true);
});

test('S11: setting the focus mode is not answered with the focus; a later change of focus is reported', async () => {
  const terminal = new Terminal({ allowProposedApi: true });
  const reports = new Reports(terminal.parser);
  const passed: boolean[] = [];
  // Runs inside the parser, right where xterm.js answers in a page.
  terminal.parser.registerCsiHandler({ prefix: '?', final: 'h' }, () => {
    queueMicrotask(() => passed.push(reports.passes(`${ESC}[I`, true)));
    return false;
  });
  const answering = new Reports(terminal.parser);
  await new Promise<void>((resolve) => {
    terminal.write(`${ESC}[?1004h`, () => {
      passed.push(answering.passes(`${ESC}[I`, true));
      resolve();
    });
  });
  await Promise.resolve();
  expect(passed[0]).toBe(false);
  expect(answering.passes(`${ESC}[I`, true)).toBe(true);
});

test('while the link is down reports of focus and mouse are not held for later; keys are', () => {
  const { parser } = new Terminal({ allowProposedApi: true });
  const reports = new Reports(parser);
  for (const report of [`${ESC}[I`, `${ESC}[O`, `${ESC}[<0;10;5M`, `${ESC}[<35;1;1m`, `${ESC}[M !!`]) {
    expect(reports.passes(report, false)).toBe(false);
    expect(reports.passes(report, true)).toBe(true);
  }
  for (const key of [
    'a',
    '\r',
    `${ESC}[A`,
    `${ESC}[1;5C`,
    `${ESC}OM`,
    `${ESC}[200~<0;1;1M${ESC}[201~`,
    '😀',
  ]) {
    expect(reports.passes(key, false)).toBe(true);
  }
});
