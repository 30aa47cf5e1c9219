// Cost of ligatures in a row drawn by WebGL. xterm.js searches each run of one color once, after it has built the row's text.
import { LIGATURES, ligatureRuns } from '../renderer/terminal/drawing/ligatureRuns.ts';
import { createRequire } from 'node:module';
import { compare, report, type Result } from './harness.ts';

const load = createRequire(import.meta.url);
const { Terminal } = load('@xterm/headless') as typeof import('@xterm/headless');

const SIZE = { cols: 120, rows: 50 };
const FRAMES = 200;
const ROUNDS = 15;
const LINES = {
  log: '2026-11-28 04:00:11.201 INFO  request 83121 was served to client 17 in 203 milliseconds and logged',
  code: "  if (a !== b && c <= d) items.map((item) => item?.name ?? '').filter((one) => one !== x || y >= 2); // c++",
  rules: '='.repeat(SIZE.cols),
};

async function measure(line: string): Promise<Result> {
  const terminal = new Terminal({ ...SIZE, allowProposedApi: true });
  await new Promise<void>((resolve) => terminal.write(`${line}\r\n`.repeat(SIZE.rows), resolve));
  const runs = ligatureRuns(LIGATURES);
  const frames = (draw: (text: string) => void) => (): void => {
    const { active } = terminal.buffer;
    for (let frame = 0; frame < FRAMES; frame += 1)
      for (let row = 0; row < SIZE.rows; row += 1) draw(active.getLine(row)?.translateToString(true) ?? '');
  };
  let joined = 0;
  return compare(
    [
      { name: 'text alone', run: frames(() => undefined) },
      { name: 'text and ligatures', run: frames((text) => (joined += runs(text).length)) },
    ],
    ROUNDS,
  );
}

const results: Record<string, Result> = {};
for (const [name, line] of Object.entries(LINES)) results[name] = await measure(line);
report({ rowsPerRound: FRAMES * SIZE.rows, results });
