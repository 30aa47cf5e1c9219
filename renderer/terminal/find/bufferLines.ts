/** Lines in a terminal's buffer as a program printed them, with wrapped rows joined. Pure. */

import type { IBuffer } from '@xterm/xterm';

/** Members of a buffer that this file uses. Buffers of xterm.js and of a headless terminal both have them. */
export type ReadBuffer = Pick<IBuffer, 'length' | 'getLine'>;

/** Rows `[from, to)` of a buffer that form one line. */
export type Rows = { readonly from: number; readonly to: number };

/** Consecutive cells of a buffer. They begin at column `col` of `row`, and may continue on the rows below. */
export type BufferRange = { readonly row: number; readonly col: number; readonly cells: number };

/**
 * Max rows of a line; longer lines are split. Otherwise, a file without line ends would become one string of
 * megabytes.
 */
const MAX_ROWS = 1_000;

/** Rows of the line that ends with the row before `to`. */
export function lineBefore(buffer: ReadBuffer, to: number): Rows {
  let from = to - 1;
  while (from > 0 && to - from < MAX_ROWS && buffer.getLine(from)?.isWrapped === true) from -= 1;
  return { from, to };
}

/** Rows of the line that contains `row`. */
export function lineAt(buffer: ReadBuffer, row: number): Rows {
  let to = row + 1;
  while (to - row < MAX_ROWS && buffer.getLine(to)?.isWrapped === true) to += 1;
  return { from: lineBefore(buffer, row + 1).from, to };
}

/** A line's text, and the index in it at which each row starts. */
export type PrintedLine = { readonly rows: Rows; readonly text: string; readonly starts: readonly number[] };

export function readLine(buffer: ReadBuffer, rows: Rows): PrintedLine {
  const starts: number[] = [];
  let text = '';
  for (let row = rows.from; row < rows.to; row += 1) {
    starts.push(text.length);
    text += buffer.getLine(row)?.translateToString(true) ?? '';
  }
  return { rows, text, starts };
}

/** Characters `[begin, end)` of a line's text. */
export type TextPart = { readonly begin: number; readonly end: number };

/** Cells of a part of the line's text, in a terminal with `cols` columns. */
export function rangeOf(
  buffer: ReadBuffer,
  line: PrintedLine,
  { begin, end }: TextPart,
  cols: number,
): BufferRange {
  const [first, last] = [cellOf(buffer, line, begin), cellOf(buffer, line, end - 1)];
  const cells = (last.row - first.row) * cols + last.col + last.width - first.col;
  return { row: first.row, col: first.col, cells };
}

/** Position and width of the cell that contains the character at `index`. */
function cellOf(buffer: ReadBuffer, { rows, starts }: PrintedLine, index: number) {
  const within = starts.findLastIndex((start) => start <= index);
  const row = rows.from + within;
  const line = buffer.getLine(row);
  let at = starts[within] ?? 0;
  for (let col = 0; ; col += 1) {
    const cell = line?.getCell(col);
    if (cell === undefined) throw new RangeError(`row ${row} has no character ${index} of its line`);
    // The second half of a wide character has no text of its own.
    if (cell.getWidth() === 0) continue;
    at += cell.getChars().length || 1;
    if (index < at) return { row, col, width: cell.getWidth() };
  }
}
