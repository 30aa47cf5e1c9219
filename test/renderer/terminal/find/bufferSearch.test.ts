// Search in real terminals without a page: every match once, at its cells, while lines wrap and are trimmed.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { searchUpwards, RowAnchor, type Match } from '../../../../renderer/terminal/find/bufferSearch.ts';
import { nextOf } from '../../../../renderer/terminal/find/finder.ts';
import { bytesOf, COLS, createStage, type Stage } from '../../headless.ts';

type Options = {
  readonly pause?: () => Promise<void>;
  /** Makes every slice of the search end at its first check of the clock. */
  readonly isSlow?: boolean;
  readonly limit?: number;
};

async function search({ terminal }: Stage, expression: RegExp, options: Options = {}) {
  const { pause = () => Promise.resolve(), isSlow = false, limit = Number.POSITIVE_INFINITY } = options;
  const anchor = new RowAnchor(terminal);
  const matches: Match[] = [];
  let clock = 0;
  const now = (): number => (isSlow ? (clock += 100) : 0);
  const isAll = await searchUpwards(
    { terminal, expression, anchor, now, pause },
    (match) => matches.push(match) < limit,
  );
  const shift = anchor.shift;
  anchor.dispose();
  return { matches, isAll, shift };
}

async function printed(text: string, scrollback?: number): Promise<Stage> {
  const stage = createStage(scrollback);
  stage.terminal.write(bytesOf(text));
  await stage.settled();
  return stage;
}

/** The text in a match's cells. */
function cellsOf({ terminal }: Stage, { range: { row, col, cells } }: Match): string {
  let text = '';
  for (let at = col; at < col + cells; at += 1) {
    const line = terminal.buffer.active.getLine(row + Math.floor(at / COLS));
    const cell = line?.getCell(at % COLS);
    // A wide character that does not fit leaves the last cell of a row empty.
    if (cell !== undefined && cell.getWidth() > 0) text += cell.getChars();
  }
  return text;
}

test('matches are reported from the last to the first, each with its line', async () => {
  const stage = await printed('one two\r\nthree\r\ntwo ones\r\n');
  const { matches, isAll } = await search(stage, /one|two/g);
  expect(isAll).toBe(true);
  expect(matches.map(({ range: { row, col, cells }, line }) => [row, col, cells, line])).toEqual([
    [2, 4, 3, 'two ones'],
    [2, 0, 3, 'two ones'],
    [0, 4, 3, 'one two'],
    [0, 0, 3, 'one two'],
  ]);
});

test('a match can span wrapped rows', async () => {
  const stage = await printed(`${'-'.repeat(COLS - 2)}needle\r\n`);
  const { matches } = await search(stage, /needle/g);
  expect(matches).toMatchObject([{ range: { row: 0, col: COLS - 2, cells: 6 } }]);
});

test('the position of a match counts cells, also behind wide and combined characters and emoji', async () => {
  const stage = await printed('漢字 e\u0301x 😀 end\r\n');
  const { matches } = await search(stage, /end|x|字/g);
  expect(matches.map(({ range: { col, cells } }) => [col, cells])).toEqual([
    [11, 3],
    [6, 1],
    [2, 2],
  ]);
});

test('a long line with many matches is read once and not again for each match', async () => {
  const stage = await printed('ab '.repeat(COLS * 50), 1_000);
  const { active } = stage.terminal.buffer;
  let read = 0;
  const getLine = (row: number) => {
    read += 1;
    return active.getLine(row);
  };
  const buffer = { ...stage.terminal.buffer, active: Object.create(active, { getLine: { value: getLine } }) };
  const terminal = Object.create(stage.terminal, { buffer: { value: buffer } });
  const { matches } = await search({ ...stage, terminal }, /a/g);
  expect(matches).toHaveLength(COLS * 50);
  // Two reads per row, for its text and its wrapping, and two per match, for the rows of its ends.
  expect(read).toBeLessThanOrEqual(2 * active.length + 2 * matches.length);
});

test('a search that was stopped early reports that it is incomplete', async () => {
  const stage = await printed('x x x\r\nx');
  const { matches, isAll } = await search(stage, /x/g, { limit: 2 });
  expect([matches.length, isAll]).toEqual([2, false]);
});

test('in any printed text every match is found once, at the cells that contain it', async () => {
  const piece = fc.oneof(
    fc.constantFrom('needle', 'needles', '漢字', 'a漢', 'e\u0301', '😀', '\r\n', '\t', ' ', 'x'.repeat(17)),
    fc.string({ unit: 'grapheme-ascii', maxLength: 12 }),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(piece, { maxLength: 60 }),
      fc.constantFrom(/needle/g, /[a-f]+/g, /漢/g, /\S+/g),
      async (pieces, expression) => {
        const stage = await printed(pieces.join(''), 1_000);
        const { matches, isAll } = await search(stage, expression, { isSlow: true });
        expect(isAll).toBe(true);
        for (const match of matches) {
          expect(match.line.slice(match.begin, match.end)).toMatch(expression);
          // A cell contains its letter together with combining characters.
          expect(cellsOf(stage, match)).toContain(match.line.slice(match.begin, match.end));
        }
        const { active } = stage.terminal.buffer;
        const text = Array.from({ length: active.length }, (_, y) => {
          const line = active.getLine(y);
          return `${line?.isWrapped === true ? '' : '\n'}${line?.translateToString(true) ?? ''}`;
        }).join('');
        const inText = [...text.matchAll(expression)].map(([match]) => match);
        expect(matches.map(({ line, begin, end }) => line.slice(begin, end)).toReversed()).toEqual(inText);
      },
    ),
    { numRuns: 200 },
  );
});

test('lines that are trimmed during a search move the rest, and no match is lost or found twice', async () => {
  const numbered = (from: number, to: number): string => {
    let text = '';
    for (let line = from; line <= to; line += 1) text += `needle ${line}\r\n`;
    return text;
  };
  const stage = await printed(numbered(1, 400), 300);
  let printedTo = 400;
  const pause = async (): Promise<void> => {
    stage.terminal.write(bytesOf(numbered(printedTo + 1, (printedTo += 20))));
    await stage.settled();
  };
  const { matches, shift } = await search(stage, /needle \d+/g, { isSlow: true, pause });
  expect(printedTo).toBeGreaterThan(440);
  const numbers = matches.map(({ line }) => Number(line.slice(7)));
  expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, at) => 400 - at));
  const first = Number(stage.terminal.buffer.active.getLine(0)?.translateToString(true).slice(7));
  expect(numbers.at(-1)).toBeLessThanOrEqual(first);
  for (const { range, line } of matches) {
    const rowNow = range.row + (shift ?? Number.NaN);
    if (rowNow >= 0) expect(stage.terminal.buffer.active.getLine(rowNow)?.translateToString(true)).toBe(line);
  }
});

test('a search ends when the terminal is reset', async () => {
  const stage = await printed('needle\r\n'.repeat(300), 1_000);
  const pause = (): Promise<void> => {
    stage.terminal.reset();
    return Promise.resolve();
  };
  const { isAll } = await search(stage, /needle/g, { isSlow: true, pause });
  expect(isAll).toBe(false);
});

test.each([
  // Steps from a row between the second and the third of five matches, the lowest first.
  ['at the position or above', 0, 2],
  ['above', -1, 2],
  ['below', 1, 1],
] as const)('a step selects the nearest match %s', (_words, step, expected) => {
  const matches = [9, 7, 5, 3, 1].map((row) => ({ row, col: 4, cells: 1 }));
  expect(nextOf(matches, { row: 6, col: 0, cells: 0 }, step)).toBe(expected);
});

test('a step from a match selects another one, and wraps around after the last', () => {
  const matches = [9, 7, 5].map((row) => ({ row, col: 4, cells: 1 }));
  const from = (row: number) => ({ row, col: 4, cells: 0 });
  expect([0, -1, 1].map((step) => nextOf(matches, from(7), step as 0 | 1 | -1))).toEqual([1, 2, 0]);
  expect(nextOf(matches, from(5), -1)).toBe(0);
  expect(nextOf(matches, from(9), 1)).toBe(2);
});
