/**
 * Reads cells in the packed form of xterm.js. These are hot loops over hundreds of thousands of cells, so they allocate nothing
 * per cell.
 */

import { HAS_EXTENDED } from './attributes.ts';
import type { LineInternals } from './terminalInternals.ts';
import type { TextBuilder } from './textBuilder.ts';

// Layout of a cell's first word in xterm.js (common/buffer/Constants.ts). Two words with colors and flags follow.
const CELL_WORDS = 3;
const CODE_POINT = 0x1fffff;
const IS_COMBINED = 0x200000;
const HAS_CONTENT = 0x3fffff;
const WIDTH_SHIFT = 22;

/** Returns the column after the last cell that is not blank. */
export function contentEnd({ _data: words, length }: LineInternals): number {
  for (let at = (length - 1) * CELL_WORDS; at >= 0; at -= CELL_WORDS) {
    const content = (words[at] ?? 0) & HAS_CONTENT;
    if ((content | (words[at + 1] ?? 0) | (words[at + 2] ?? 0)) !== 0) return at / CELL_WORDS + 1;
  }
  return 0;
}

/**
 * Returns the end of the run of characters that have the attributes of the one at `column`. Returns `column` if no character
 * starts there.
 */
export function runEnd(line: LineInternals, column: number, end: number): number {
  const { _data: words, _extendedAttrs: extended } = line;
  const fg = words[column * CELL_WORDS + 1];
  const bg = words[column * CELL_WORDS + 2];
  const isExtended = ((bg ?? 0) & HAS_EXTENDED) !== 0;
  let next = column;
  while (next < end) {
    const at = next * CELL_WORDS;
    const content = words[at] ?? 0;
    const width = content >>> WIDTH_SHIFT;
    if (width === 0 || (content & HAS_CONTENT) === 0) break;
    if (words[at + 1] !== fg || words[at + 2] !== bg) break;
    // Cells that were printed together share the same object.
    if (isExtended && extended[next] !== extended[column]) break;
    next += width;
  }
  return Math.min(next, end);
}

/** Writes the characters of the cells from `from` to `to`, which is the end that `runEnd` returned. */
export function putRun(out: TextBuilder, line: LineInternals, from: number, to: number): void {
  const { _data: words } = line;
  for (let column = from; column < to;) {
    const content = words[column * CELL_WORDS] ?? 0;
    if ((content & IS_COMBINED) === 0) out.putCodePoint(content & CODE_POINT);
    else out.put(line.getString(column));
    column += content >>> WIDTH_SHIFT;
  }
}
