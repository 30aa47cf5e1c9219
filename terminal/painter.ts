/** Writes the lines of a buffer as text for a new terminal: first the cells from left to right, then the images on top. */

import {
  HAS_EXTENDED,
  isErasure,
  PLAIN,
  sameAttributes,
  selectAttributes,
  selectHyperlink,
} from './attributes.ts';
import { tilesText } from './images/snapshotImages.ts';
import type { StoredImage } from './images/storedImage.ts';
import { tileAt } from './images/tiles.ts';
import { contentEnd, putRun, runEnd } from './packedCells.ts';
import type { Attributes, LineInternals, TerminalInternals } from './terminalInternals.ts';
import { TextBuilder } from './textBuilder.ts';

const ESC = '\u001b';
/** Any wide character. If half of it is overwritten, an empty cell with attributes remains. */
const WIDE = '\u6f22';

export class Painter {
  /** Images in the painted lines that still have their source data. */
  readonly images = new Set<StoredImage>();
  readonly #core: TerminalInternals;
  readonly #out = new TextBuilder();
  #selected: Attributes = PLAIN;
  /** Sequences for attributes without extended ones, by foreground and background. */
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

  /** Selects the attributes and the hyperlink of the text that follows. */
  select(attributes: Attributes): void {
    const before = this.#selected;
    if (sameAttributes(before, attributes)) return;
    if (before.extended.urlId !== attributes.extended.urlId)
      this.put(selectHyperlink(this.#core, attributes.extended));
    this.put(selectAttributes(attributes));
    this.#selected = attributes;
  }

  /** `select` for attributes without extended ones. Text has few different ones, so their sequences are cached. */
  #selectPlain(fg: number, bg: number): void {
    const before = this.#selected;
    if (before.fg === fg && before.bg === bg && before.extended === PLAIN.extended) return;
    if (before.extended.urlId !== 0) this.put(selectHyperlink(this.#core, PLAIN.extended));
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

  /** `select` that always writes a sequence, so that the next character does not combine with the previous one. */
  selectAnew(attributes: Attributes): void {
    this.select(attributes);
    this.put(selectAttributes(attributes));
  }

  /** Writes a line into blank cells. The cursor is in its first column. */
  line(line: LineInternals): void {
    this.from(line, 0);
  }

  /** Writes a line from column `start` on, where the cursor is. */
  from(line: LineInternals, start: number): void {
    const end = contentEnd(line);
    for (let column = start; column < end;) column = this.#cells(line, column, end);
  }

  /** Places the image tiles of a line that was written. The cursor is in the line's row and does not move. */
  tiles(line: LineInternals | undefined): void {
    if (line === undefined || this.#core.images?.hasAny !== true) return;
    this.put(tilesText(line, (image) => this.images.add(image)));
  }

  /** Writes the cell at `column`, where the cursor is, once more. */
  cell(line: LineInternals, column: number): void {
    this.select(attributesAt(line, column));
    this.put(line.getString(column));
  }

  /** Writes a run of characters, one cell, or a run of empty cells. Returns the next column. */
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
      // A combining mark without a base character gets its own cell only after a control sequence.
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

  /** Writes the rest of a half-overwritten wide character: an empty cell with attributes that erasing cannot leave. */
  #emptyCell(line: LineInternals, column: number, attributes: Attributes): void {
    if (column + 1 < line.length) {
      // Overwriting the second half empties the first half. That half then has the attributes of the overwriting text.
      this.put(WIDE);
      this.select(attributes);
      this.put(`${ESC}[${column + 2}G ${ESC}[${column + 2}G`);
      this.select(PLAIN);
      this.put(`${ESC}[X`);
      return;
    }
    // The last column is emptied as a second half. The cell before it is then written again.
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
  // An image tile is stored with the attributes, but text does not select it.
  const isTileAlone = extended._ext === 0 && extended.urlId === 0 && tileAt(line, column) !== undefined;
  return isTileAlone ? { fg, bg: bg & ~HAS_EXTENDED, extended: PLAIN.extended } : { fg, bg, extended };
}
