/** Writes lines of a buffer into a fresh terminal, cell by cell, from left to right; then what images show over them. */

import {
  HAS_EXTENDED,
  isErasure,
  PLAIN,
  sameAttributes,
  selectAttributes,
  selectLink,
} from './attributes.ts';
import { tilesText } from './images/snapshotImages.ts';
import type { StoredImage } from './images/storedImage.ts';
import { tileAt } from './images/tiles.ts';
import { contentEnd, putRun, runEnd } from './packedCells.ts';
import type { Attributes, LineInternals, TerminalInternals } from './terminalInternals.ts';
import { TextBuilder } from './textBuilder.ts';

const ESC = '\u001b';
/** Any wide character: it is written only to be overwritten, which leaves an empty cell with attributes. */
const WIDE = '\u6f22';

export class Painter {
  /** Those that were painted and have something to be drawn from. */
  readonly images = new Set<StoredImage>();
  readonly #core: TerminalInternals;
  readonly #out = new TextBuilder();
  #selected: Attributes = PLAIN;
  /** By foreground and background. */
  readonly #plain = new Map<
    number,
    Map<number, { readonly attributes: Attributes; readonly sequence: string }>
  >();

  constructor(core: TerminalInternals) {
    this.#core = core;
  }

  get text(): string {
    return this.#out.text;
  }

  put(text: string): void {
    this.#out.put(text);
  }

  /** What is written next has these attributes and belongs to this link. */
  select(attributes: Attributes): void {
    const before = this.#selected;
    if (sameAttributes(before, attributes)) return;
    if (before.extended.urlId !== attributes.extended.urlId)
      this.put(selectLink(this.#core, attributes.extended));
    this.put(selectAttributes(attributes));
    this.#selected = attributes;
  }

  /** The same for attributes that fit into a cell; text has few of them, and they come again and again. */
  #selectPlain(fg: number, bg: number): void {
    const before = this.#selected;
    if (before.fg === fg && before.bg === bg && before.extended === PLAIN.extended) return;
    if (before.extended.urlId !== 0) this.put(selectLink(this.#core, PLAIN.extended));
    let known = this.#plain.get(fg);
    if (known === undefined) this.#plain.set(fg, (known = new Map()));
    let entry = known.get(bg);
    if (entry === undefined) {
      const attributes: Attributes = { fg, bg, extended: PLAIN.extended };
      known.set(bg, (entry = { attributes, sequence: selectAttributes(attributes) }));
    }
    this.put(entry.sequence);
    this.#selected = entry.attributes;
  }

  /** The same in any case, so that what is printed next joins nothing that was printed before. */
  selectAnew(attributes: Attributes): void {
    this.select(attributes);
    this.put(selectAttributes(attributes));
  }

  /** Writes a line into blank cells, from its first column on; the cursor stands there. */
  line(line: LineInternals): void {
    this.from(line, 0);
  }

  /** The same from `start` on. */
  from(line: LineInternals, start: number): void {
    const end = contentEnd(line);
    for (let column = start; column < end;) column = this.#cells(line, column, end);
  }

  /** Lays the parts of images over a line that was written, while the cursor is anywhere in its row, and stays there. */
  tiles(line: LineInternals | undefined): void {
    if (line === undefined || this.#core.images?.hasAny !== true) return;
    this.put(tilesText(line, (image) => this.images.add(image)));
  }

  /** Writes the cell at `column` again, the cursor standing on it. */
  cell(line: LineInternals, column: number): void {
    this.select(attributesAt(line, column));
    this.put(line.getString(column));
  }

  /** Writes one cell or a run of empty ones; returns the next column. */
  #cells(line: LineInternals, column: number, end: number): number {
    const run = runEnd(line, column, end);
    if (run > column) {
      const bg = line.getBg(column);
      if ((bg & HAS_EXTENDED) === 0) this.#selectPlain(line.getFg(column), bg);
      else this.select(attributesAt(line, column));
      putRun(this.#out, line, column, run);
      return run;
    }
    const attributes = attributesAt(line, column);
    if (line.hasContent(column) !== 0) {
      // A mark without a character to join stands in a cell of its own only behind a control sequence.
      if (line.getWidth(column) === 0) this.put(selectAttributes(attributes));
      this.select(attributes);
      this.put(line.getString(column));
      return column + Math.max(1, line.getWidth(column));
    }
    if (!isErasure(attributes)) {
      this.#emptyCell(line, column, attributes);
      return column + 1;
    }
    let next = column + 1;
    while (next < end && line.hasContent(next) === 0 && sameAttributes(attributesAt(line, next), attributes))
      next += 1;
    if (attributes.bg !== 0) {
      this.select(attributes);
      this.put(`${ESC}[${next - column}X`);
    }
    this.put(`${ESC}[${next - column}C`);
    return next;
  }

  /** Half of a wide character that was overwritten: empty, and with more attributes than an erased cell. */
  #emptyCell(line: LineInternals, column: number, attributes: Attributes): void {
    if (column + 1 < line.length) {
      // Overwriting the second half empties the first, with the attributes of what overwrites.
      this.put(WIDE);
      this.select(attributes);
      this.put(`${ESC}[${column + 2}G ${ESC}[${column + 2}G`);
      this.select(PLAIN);
      this.put(`${ESC}[X`);
      return;
    }
    // In the last column it is the second half that is emptied; the cell before it is written again.
    this.put(`${ESC}[${column}G${WIDE}${ESC}[${column}G`);
    this.select(attributes);
    this.put(` ${ESC}[${column}G`);
    this.select(PLAIN);
    this.put(`${ESC}[X`);
    if (line.getWidth(column - 1) !== 0) this.#cells(line, column - 1, column);
    else if (column > 1) {
      this.put(`${ESC}[${column - 1}G`);
      this.#cells(line, column - 2, column - 1);
    }
    this.put(`${ESC}[${column + 1}G`);
  }
}

export function attributesAt(line: LineInternals, column: number): Attributes {
  const fg = line.getFg(column);
  const bg = line.getBg(column);
  const extended = (bg & HAS_EXTENDED) === 0 ? undefined : line._extendedAttrs[column];
  if (extended === undefined) return { fg, bg, extended: PLAIN.extended };
  // A part of an image is none of the attributes that are printed with.
  const isTileAlone = extended._ext === 0 && extended.urlId === 0 && tileAt(line, column) !== undefined;
  return isTileAlone ? { fg, bg: bg & ~HAS_EXTENDED, extended: PLAIN.extended } : { fg, bg, extended };
}
