// S11: a program's queries are answered once, by the server; the terminal on the page answers none.
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { Reports } from '../../../../renderer/terminal/input/reports.ts';
import { silenceAnswers } from '../../../../renderer/terminal/replay/silentRequests.ts';

const load = createRequire(import.meta.url);
const { Terminal } = load('@xterm/headless') as typeof import('@xterm/headless');

const ESC = '\u001b';
const ST = `${ESC}\\`;

/** Every query that xterm.js 6 knows, and those that other terminals know. */
const QUERIES: Readonly<Record<string, string>> = {
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
    .map((operation) => `${ESC}[${operation}t`)
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

async function answersTo(query: string, silent: boolean): Promise<string[]> {
  const terminal = new Terminal({ allowProposedApi: true, windowOptions: ALL_WINDOW_OPTIONS });
  const answers: string[] = [];
  terminal.onData((data) => answers.push(data));
  terminal.onBinary((data) => answers.push(data));
  if (silent) silenceAnswers(terminal.parser);
  await new Promise<void>((resolve) => {
    terminal.write(query, resolve);
  });
  terminal.dispose();
  return answers;
}

test.each(Object.entries(QUERIES))('S11: a query for %s sends nothing to the shell', async (_name, query) => {
  expect(await answersTo(query, true)).toEqual([]);
});

test('S11: without the filter the same queries are answered, so the test above is meaningful', async () => {
  const loud = await Promise.all(Object.values(QUERIES).map((query) => answersTo(query, false)));
  expect(loud.filter((answers) => answers.length > 0).length).toBeGreaterThanOrEqual(7);
});

test('S11: sequences that set something still work, and so does text around a query', async () => {
  const terminal = new Terminal({ allowProposedApi: true });
  silenceAnswers(terminal.parser);
  await new Promise<void>((resolve) => {
    terminal.write(`a${ESC}[6nb${ESC}[?2004hc${ESC}]11;?${ST}d`, resolve);
  });
  expect(terminal.buffer.active.getLine(0)?.translateToString(true)).toBe('abcd');
  expect(terminal.modes.bracketedPasteMode).toBe(true);
});

test('S11: enabling focus reports sends none, and a later change of focus is reported', async () => {
  const terminal = new Terminal({ allowProposedApi: true });
  const reports = new Reports(terminal.parser);
  const passed: boolean[] = [];
  // Runs inside the parser, at the point where xterm.js sends its report on a page.
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

test('while the link is down reports of focus and mouse are dropped, and keys are kept', () => {
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
