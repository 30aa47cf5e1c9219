/** The lines of a terminal's buffer as their program printed them: rows that were wrapped are one. Pure. */

import type { IBuffer } from '@xterm/xterm';

/** What is needed of a buffer; the real one and a headless one both have it. */
export type ReadBuffer = Pick<IBuffer, 'length' | 'getLine'>;

/** Rows `[from, to)` of a buffer that are one line. */
export type Rows = { readonly from: number; readonly to: number };

/** A place in a buffer: cells from `col` of `row` on, on as many rows as they need. */
export type Place = { readonly row: number; readonly col: number; readonly cells: number };

/** A line of more rows is taken for several: a file without line ends would be one string of megabytes. */
const MAX_ROWS = 1_000;

/** The line that ends with the row before `to`. */
export function lineBefore(buffer: ReadBuffer, to: number): Rows {
  let from = to - 1;
  while (from > 0 && to - from < MAX_ROWS && buffer.getLine(from)?.isWrapped === true) from -= 1;
  return { from, to };
}

/** The line that has the row. */
export function lineAt(buffer: ReadBuffer, row: number): Rows {
  let to = row + 1;
  while (to - row < MAX_ROWS && buffer.getLine(to)?.isWrapped === true) to += 1;
  return { from: lineBefore(buffer, row + 1).from, to };
}

export function textOf(buffer: ReadBuffer, { from, to }: Rows): string {
  let text = '';
  for (let row = from; row < to; row += 1) text += buffer.getLine(row)?.translateToString(true) ?? '';
  return text;
}

/** Where characters `[begin, end)` of the line's text stand, in a terminal of `cols` columns. */
export function placeOf(buffer: ReadBuffer, rows: Rows, begin: number, end: number, cols: number): Place {
  const [first, last] = [cellOf(buffer, rows, begin), cellOf(buffer, rows, end - 1)];
  const cells = (last.row - first.row) * cols + last.col + last.width - first.col;
  return { row: first.row, col: first.col, cells };
}

/** The cell that has the character at `index`. */
function cellOf(buffer: ReadBuffer, { from, to }: Rows, index: number) {
  let at = 0;
  for (let row = from; row < to; row += 1) {
    const line = buffer.getLine(row);
    const length = line?.translateToString(true).length ?? 0;
    if (index >= at + length) {
      at += length;
      continue;
    }
    for (let col = 0; ; col += 1) {
      const cell = line?.getCell(col);
      if (cell === undefined) break;
      // The second half of a wide character has no text of its own.
      if (cell.getWidth() === 0) continue;
      at += cell.getChars().length || 1;
      if (index < at) return { row, col, width: cell.getWidth() };
    }
  }
  throw new RangeError(`rows ${from} to ${to} have no character ${index}`);
}
