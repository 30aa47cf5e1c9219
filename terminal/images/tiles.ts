/**
 * Tiles: cells that show a part of an image. A tile is stored in the cell's extended attributes, as xterm.js's image add-on
 * does. So it moves with the cell, and disappears when the cell is overwritten or erased.
 */

import { HAS_EXTENDED } from '../attributes.ts';
import type { Extended, LineInternals, TerminalInternals } from '../terminalInternals.ts';
import type { StoredImage } from './storedImage.ts';

/** Part of an image: its column `index % cols` and row `index / cols`. */
export type Tile = { readonly image: StoredImage; readonly index: number };
/** Consecutive tiles from one row of an image, starting at `column` of a line. */
export type TileRun = Tile & { readonly column: number; readonly count: number };

type TiledExtended = Extended & { tile?: Tile };
type ExtendedClass = new (ext: number, urlId: number) => TiledExtended;
type WritableLine = {
  readonly _data: { [word: number]: number };
  readonly _extendedAttrs: { [column: number]: TiledExtended | undefined };
};

const CELL_WORDS = 3;
const BACKGROUND_WORD = 2;

export function tileAt(line: LineInternals, column: number): Tile | undefined {
  if ((line.getBg(column) & HAS_EXTENDED) === 0) return undefined;
  const extended: TiledExtended | undefined = line._extendedAttrs[column];
  return extended?.tile;
}

/** Places a tile in a cell. The cell keeps its text and attributes below it. */
export function placeTile(core: TerminalInternals, line: LineInternals, column: number, tile: Tile): void {
  const { _data: words, _extendedAttrs: extended } = line as unknown as WritableLine;
  const at = column * CELL_WORDS + BACKGROUND_WORD;
  const before = ((words[at] ?? 0) & HAS_EXTENDED) === 0 ? undefined : extended[column];
  const Extended = core._inputHandler._curAttrData.extended.constructor as ExtendedClass;
  const own = new Extended(before?._ext ?? 0, before?.urlId ?? 0);
  own.tile = tile;
  words[at] = (words[at] ?? 0) | HAS_EXTENDED;
  extended[column] = own;
}

/** Returns the tiles of a line, from left to right. */
export function tileRuns(line: LineInternals): TileRun[] {
  const runs: TileRun[] = [];
  for (let column = 0; column < line.length;) {
    const first = tileAt(line, column);
    let count = 1;
    if (first !== undefined) {
      const { image, index } = first;
      const follows = (tile: Tile | undefined): boolean =>
        tile?.image === image && tile.index === index + count && tile.index % image.cols !== 0;
      while (column + count < line.length && follows(tileAt(line, column + count))) count += 1;
      runs.push({ image, index, column, count });
    }
    column += count;
  }
  return runs;
}

/** After a terminal has grown from `before` columns, extends images that were cut off at its right edge into blank cells. */
export function widenTiles(core: TerminalInternals, before: number): void {
  for (const { lines } of [core.buffers.normal, core.buffers.alt])
    for (let row = 0; row < lines.length; row += 1) {
      const line = lines.get(row);
      const edge = line === undefined ? undefined : tileAt(line, before - 1);
      if (line !== undefined && edge !== undefined) widen(core, line, before, edge);
    }
}

function widen(core: TerminalInternals, line: LineInternals, from: number, { image, index }: Tile): void {
  const missing = image.cols - 1 - (index % image.cols);
  const end = Math.min(line.length, from + missing);
  for (let column = from; column < end; column += 1) {
    const isBlank = line.hasContent(column) === 0 && line.getWidth(column) === 1 && line.getBg(column) === 0;
    if (!isBlank) return;
    placeTile(core, line, column, { image, index: index + 1 + column - from });
  }
}
