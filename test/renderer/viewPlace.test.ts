// What the user looks at stays in sight when the terminal gets a longer past.
import type { IBufferRange } from '@xterm/xterm';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { showPlace, viewPlaceOf } from '../../renderer/terminal/viewPlace.ts';
import { COLS, createStage, ROWS, type Stage } from './headless.ts';

type Headless = Stage['terminal'];

const lines = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_, at) => `line ${from + at}\r\n`).join('');
const write = (terminal: Headless, text: string): Promise<void> =>
  new Promise((resolve) => terminal.write(text, resolve));
const textAt = (terminal: Headless, y: number): string | undefined =>
  terminal.buffer.active.getLine(y)?.translateToString(true);

/** The terminal with the selection that one on a page has. */
function onPage(terminal: Headless, range?: IBufferRange) {
  const selected: (readonly number[])[] = [];
  const page = {
    buffer: terminal.buffer,
    cols: terminal.cols,
    getSelectionPosition: () => range,
    select: (...place: readonly number[]) => void selected.push(place),
    scrollToLine: (line: number) => terminal.scrollToLine(line),
  };
  return { page, selected };
}

test('wherever that is, with what is selected in it, and while more is printed', async () => {
  const places = fc.record({
    past: fc.nat(60),
    shown: fc.integer({ min: ROWS, max: 60 }),
    up: fc.nat(70),
    more: fc.nat(20),
    row: fc.nat(ROWS - 1),
  });
  await fc.assert(
    fc.asyncProperty(places, async ({ past, shown, up, more, row }) => {
      const [short, long] = [createStage(500).terminal, createStage(500).terminal];
      await write(short, lines(past, past + shown));
      short.scrollLines(-up);
      const { viewportY, baseY } = short.buffer.active;
      const y = viewportY + row;
      const place = viewPlaceOf(onPage(short, { start: { x: 2, y }, end: { x: 5, y: y + 1 } }).page);
      await write(long, lines(0, past + shown));
      const { page, selected } = onPage(long);
      if (place !== null) showPlace(page, place);
      const [column, line, cells] = selected[0] ?? [];
      expect([column, cells]).toEqual([2, COLS + 3]);
      expect(textAt(long, line ?? -1)).toBe(textAt(short, y));
      await write(long, lines(past + shown, past + shown + more));
      const now = long.buffer.active;
      if (viewportY === baseY) expect(now.viewportY).toBe(now.baseY);
      else expect(textAt(long, now.viewportY)).toBe(textAt(short, viewportY));
    }),
  );
});

test('in a shorter terminal as much of it as there is, and a selection only when all of it is there', async () => {
  const { terminal } = createStage();
  await write(terminal, lines(0, 20));
  const { page, selected } = onPage(terminal);
  showPlace(page, { linesBelow: 1_000, selection: { line: -500, column: 0, cells: 3 } });
  expect(terminal.buffer.active.viewportY).toBe(0);
  expect(selected).toEqual([]);
});

test('the alternate screen has no past: it has no place, and is scrolled to none', async () => {
  const { terminal } = createStage();
  await write(terminal, `${lines(0, 20)}\u001b[?1049h`);
  const { page, selected } = onPage(terminal);
  expect(viewPlaceOf(page)).toBeNull();
  showPlace(page, { linesBelow: 3, selection: { line: 0, column: 0, cells: 3 } });
  expect(selected).toEqual([]);
});
