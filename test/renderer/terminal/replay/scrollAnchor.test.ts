// The user's scroll position and selection stay when the terminal gets a longer past.
import type { IBufferRange } from '@xterm/xterm';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { findAnchor, showAnchor, scrollAnchorOf } from '../../../../renderer/terminal/replay/scrollAnchor.ts';
import { COLS, createStage, ROWS, type Stage } from '../../headless.ts';

type Headless = Stage['terminal'];

const lines = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_, at) => `line ${from + at}\r\n`).join('');
const write = (terminal: Headless, text: string): Promise<void> =>
  new Promise((resolve) => terminal.write(text, resolve));
const textAt = (terminal: Headless, y: number): string | undefined =>
  terminal.buffer.active.getLine(y)?.translateToString(true);

/** The terminal with a selection, which only a terminal on a page has. */
function onPage(terminal: Headless, range?: IBufferRange) {
  const selected: (readonly number[])[] = [];
  const page = {
    buffer: terminal.buffer,
    cols: terminal.cols,
    getSelectionPosition: () => range,
    registerMarker: (offset: number) => terminal.registerMarker(offset),
    select: (...cells: readonly number[]) => void selected.push(cells),
    scrollToLine: (line: number) => terminal.scrollToLine(line),
  };
  return { page, selected };
}

test('any scroll position and selection survive, also in a terminal of another height and during output', async () => {
  const views = fc.record({
    past: fc.nat(60),
    shown: fc.nat(60),
    up: fc.nat(70),
    more: fc.nat(20),
    row: fc.nat(ROWS - 1),
    rows: fc.integer({ min: 2, max: 12 }),
  });
  await fc.assert(
    fc.asyncProperty(views, async ({ past, shown, up, more, row, rows }) => {
      const [short, long] = [createStage(500).terminal, createStage(500).terminal];
      await write(short, lines(past, past + shown));
      short.scrollLines(-up);
      const { viewportY, baseY } = short.buffer.active;
      const y = viewportY + row;
      const anchor = scrollAnchorOf(onPage(short, { start: { x: 2, y }, end: { x: 5, y: y + 1 } }).page);
      long.resize(COLS, rows);
      await write(long, lines(0, past + shown));
      const { page, selected } = onPage(long);
      const marker = anchor && findAnchor(page, anchor);
      expect(textAt(long, marker?.line ?? -1)).toBe(textAt(short, viewportY));
      await write(long, lines(past + shown, past + shown + more));
      long.resize(COLS, ROWS);
      if (anchor === null || marker === null) throw new Error('the terminal has no anchor');
      showAnchor(page, anchor, marker.line);
      const now = long.buffer.active;
      if (viewportY !== baseY) expect(now.viewportY).toBe(Math.min(marker.line, now.baseY));
      else expect(now.viewportY).toBe(now.baseY);
      expect(selected).toEqual([[2, marker.line + row, COLS + 3]]);
    }),
  );
});

test('if the restored terminal has less scrollback, the view starts at its first line, and a selection in dropped lines is gone', async () => {
  const { terminal } = createStage();
  await write(terminal, lines(0, 20));
  const { page, selected } = onPage(terminal);
  const anchor = { linesToCursor: 1_000, isFollowing: false, selection: { line: -500, column: 0, cells: 3 } };
  const marker = findAnchor(page, anchor);
  expect(marker?.line).toBe(0);
  showAnchor(page, anchor, 0);
  expect(terminal.buffer.active.viewportY).toBe(0);
  expect(selected).toEqual([]);
});

test('the alternate screen has no scroll position to save, and none is restored in it', async () => {
  const { terminal } = createStage();
  await write(terminal, `${lines(0, 20)}\u001b[?1049h`);
  const { page } = onPage(terminal);
  expect(scrollAnchorOf(page)).toBeNull();
  expect(findAnchor(page, { linesToCursor: 3, isFollowing: false, selection: null })).toBeNull();
});

test('the view is restored although the scroll bar does not know of a resize yet', async () => {
  const { terminal } = createStage();
  await write(terminal, lines(0, 50));
  const { page } = onPage(terminal);
  let staleLines = 2;
  const scrollToLine = (line: number): void => {
    terminal.scrollToLine(line + staleLines);
    staleLines = 0;
  };
  showAnchor({ ...page, scrollToLine }, { linesToCursor: 40, isFollowing: false, selection: null }, 10);
  expect(terminal.buffer.active.viewportY).toBe(10);
});
