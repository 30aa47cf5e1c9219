/** Text of a snapshot: escape sequences that turn a new terminal of the same size into an equal one (R13). */

import { isInHyperlink, PLAIN, sameAttributes, storedInCell } from './attributes.ts';
import { charsets, margins, silentModes, tabStops } from './modes.ts';
import { designationOf, typedTextFor } from './charsets.ts';
import { tileAt } from './images/tiles.ts';
import { keyboardText } from './kittyKeyboard.ts';
import { contentEnd } from './packedCells.ts';
import { attributesAt, Painter } from './painter.ts';
import {
  internalsOf,
  type BufferInternals,
  type LineInternals,
  type SnapshotTerminal,
  type TerminalInternals,
} from './terminalInternals.ts';
import { unfinishedCharacter } from './unfinishedSequence.ts';

const ESC = '\u001b';
/** Enters and leaves the alternate screen without saving a cursor. */
const TO_ALTERNATE = `${ESC}[?47h`;
const TO_NORMAL = `${ESC}[?47l`;

export type SnapshotOptions = {
  /** Max lines above the screen. */
  readonly scrollbackLines: number;
  /** Sequences for changed colors, which xterm.js does not store (colorChanges.ts). */
  readonly colors: string;
};

/** Returns the text for a new terminal, without the unfinished end of the output (`snapshotTail`). */
export function snapshotText(terminal: SnapshotTerminal, options: SnapshotOptions): string {
  const core = internalsOf(terminal);
  const { normal, alt, active } = core.buffers;
  const painter = new Painter(core);
  paintNormal(painter, core, options.scrollbackLines);
  // Otherwise the other screen would be filled with the selected background.
  painter.select(PLAIN);
  if (active === alt) {
    painter.put(keyboardText(core, 'normal') + cursorTo(0, normal.y) + tabStops(normal, core));
    moveToCursor(painter, core, normal);
    painter.select(PLAIN);
    painter.put(TO_ALTERNATE);
    paintAlternate(painter, core);
  } else if (isSaved(alt) || keyboardText(core, 'alternate') !== '') {
    painter.put(TO_ALTERNATE + keyboardText(core, 'alternate'));
    if (isSaved(alt)) saveCursor(painter, core, alt, Math.min(core.rows - 1, Math.max(0, alt.savedY)));
    painter.put(TO_NORMAL);
  }
  painter.put(titles(core) + options.colors + tabStops(active, core) + margins(active, core.rows));
  finish(painter, core, active);
  return imagesBefore(painter, core) + (core.images?.unfinishedText ?? '');
}

/**
 * Returns the output to parse after the text.
 * @param unfinished end of the output (unfinishedSequence.ts). An unfinished image is already part of the text.
 */
export function snapshotTail(terminal: SnapshotTerminal, unfinished: Uint8Array): Uint8Array {
  const isWithinImage = internalsOf(terminal).images?.isUnfinished === true;
  return isWithinImage ? unfinishedCharacter(unfinished) : unfinished;
}

/**
 * Returns the text of the normal buffer's lines, down to the last one with content or the cursor. Cursor and modes are left
 * out.
 */
export function linesText(terminal: SnapshotTerminal): string {
  const core = internalsOf(terminal);
  const { lines, ybase, y } = core.buffers.normal;
  const painter = new Painter(core);
  const isEmpty = (line: LineInternals | undefined): boolean => line === undefined || contentEnd(line) === 0;
  let last = ybase + core.rows - 1;
  while (last > ybase + y && isEmpty(lines.get(last))) last -= 1;
  for (let index = 0; index <= last; index += 1) {
    const line = lines.get(index);
    if (line !== undefined) painter.line(line);
    if (index < last) goDown(painter, core, line, lines.get(index + 1));
  }
  painter.tiles(lines.get(last));
  painter.select(PLAIN);
  painter.put(core.commandMarks?.textFor(0, last) ?? '');
  return imagesBefore(painter, core);
}

/** Returns the painted text, after the definitions of its images. */
function imagesBefore(painter: Painter, { images }: TerminalInternals): string {
  return (images?.textFor(painter.images) ?? '') + painter.text;
}

/** Paints scrollback and screen of the normal buffer from top to bottom. At first the cursor is at home. */
function paintNormal(painter: Painter, core: TerminalInternals, scrollbackLines: number): void {
  const { normal } = core.buffers;
  const end = normal.ybase + core.rows;
  let first = Math.max(0, normal.ybase - scrollbackLines);
  // A resize would reflow a wrapped line whose start is missing, so painting begins at a line's start.
  while (first > 0 && first < normal.ybase && normal.lines.get(first)?.isWrapped === true) first += 1;
  const lines = (index: number): LineInternals | undefined => normal.lines.get(index);
  const saved = isSaved(normal) ? Math.max(first, Math.min(end - 1, normal.savedY)) : -1;
  for (let index = first; index < end; index += 1) {
    const line = lines(index);
    if (line !== undefined) painter.line(line);
    if (index === saved) saveAt(painter, core, normal, line);
    if (index + 1 < end) goDown(painter, core, line, lines(index + 1));
    else painter.tiles(line);
  }
  painter.put(core.commandMarks?.textFor(first, end - 1) ?? '');
}

/** Moves to the first column of the next row. If that row is wrapped, marks it as wrapped. */
function goDown(
  painter: Painter,
  core: TerminalInternals,
  line: LineInternals | undefined,
  next: LineInternals | undefined,
): void {
  painter.select(PLAIN);
  if (next?.isWrapped !== true) {
    painter.tiles(line);
    painter.put('\r\n');
    return;
  }
  // A character after the last column makes the terminal wrap. The cells that both characters overwrote are then painted again.
  const { cols } = core;
  painter.put(`${ESC}[${cols}G..${ESC}[A${ESC}[${cols}G${ESC}[X`);
  if (line !== undefined) repaintEnd(painter, line, cols);
  painter.tiles(line);
  painter.select(PLAIN);
  painter.put(`\r${ESC}[B${ESC}[X`);
}

/** Paints the end of a row again after its last cell was erased. */
function repaintEnd(painter: Painter, line: LineInternals, cols: number): void {
  const isSecondHalf = cols > 1 && line.getWidth(cols - 1) === 0 && line.hasContent(cols - 1) === 0;
  const from = isSecondHalf ? cols - 2 : cols - 1;
  painter.put(`${ESC}[${from + 1}G`);
  painter.from(line, from);
}

function paintAlternate(painter: Painter, core: TerminalInternals): void {
  const { alt } = core.buffers;
  painter.put(`${ESC}[H`);
  for (let row = 0; row < core.rows; row += 1) {
    const line = alt.lines.get(row);
    if (line !== undefined) painter.line(line);
    if (row + 1 < core.rows) goDown(painter, core, line, alt.lines.get(row + 1));
    else painter.tiles(line);
  }
  if (isSaved(alt)) saveCursor(painter, core, alt, Math.min(core.rows - 1, Math.max(0, alt.savedY)));
}

function isSaved({ savedX, savedY, savedCurAttrData, savedCharset }: BufferInternals): boolean {
  const { fg, bg } = savedCurAttrData;
  return savedX !== 0 || savedY !== 0 || fg !== 0 || bg !== 0 || savedCharset !== undefined;
}

/** Moves the cursor to `row` of the screen and restores the buffer's saved cursor there. */
function saveCursor(painter: Painter, core: TerminalInternals, buffer: BufferInternals, row: number): void {
  const line = buffer.lines.get(buffer.ybase + row);
  painter.put(cursorTo(0, row));
  saveAt(painter, core, buffer, line);
  painter.tiles(line);
}

/** Restores the buffer's saved cursor in the cursor's row, which shows `line`. */
function saveAt(
  painter: Painter,
  core: TerminalInternals,
  buffer: BufferInternals,
  line: LineInternals | undefined,
): void {
  const { savedX: x, savedCurAttrData: saved, savedCharset } = buffer;
  const last = line === undefined ? core.cols - 1 : startOfCell(line, core.cols - 1);
  painter.put(`${ESC}[${(x < core.cols ? x : last) + 1}G`);
  // Only printing in the last column moves the cursor after it.
  if (x >= core.cols) {
    if (line === undefined || line.hasContent(last) === 0) painter.put('.');
    else painter.cell(line, last);
  }
  painter.select({ ...PLAIN, fg: saved.fg, bg: saved.bg });
  painter.put(`${ESC}(${designationOf(savedCharset)}`);
  // A saved cursor stores that a hyperlink was open, but not which one.
  painter.put(isInHyperlink(saved) ? `${ESC}]8;;-\u0007${ESC}7${ESC}]8;;\u0007` : `${ESC}7`);
  painter.put(`${ESC}(B`);
  painter.select(PLAIN);
  if (x < core.cols || line?.hasContent(last) !== 0) return;
  painter.put(`${ESC}[${core.cols}G${ESC}[X`);
  painter.from(line, last);
}

function titles({ _inputHandler: { _windowTitle: title, _iconName: icon } }: TerminalInternals): string {
  return (icon === '' ? '' : `${ESC}]1;${icon}\u0007`) + (title === '' ? '' : `${ESC}]2;${title}\u0007`);
}

/** Restores all state that later output depends on. The character before the cursor comes last, and is printed normally. */
function finish(painter: Painter, core: TerminalInternals, buffer: BufferInternals): void {
  const { decPrivateModes: modes, modes: ansi } = core.coreService;
  const line = buffer.lines.get(buffer.ybase + buffer.y);
  const joined = joinedCell(core);
  const isPending = buffer.x >= core.cols;
  const last = line === undefined ? 0 : startOfCell(line, core.cols - 1);
  if (modes.origin) painter.put(`${ESC}[?6h`);
  const row = modes.origin ? buffer.y - buffer.scrollTop : buffer.y;
  const { charset, glevel, _charsets } = core._charsetService;
  // Restoring a cursor changes the selected set, but not the designations.
  const isRestored = charset !== _charsets[glevel] && charset === buffer.savedCharset;
  if (isRestored) painter.put(`${charsets(core)}${ESC}8`);
  painter.put(cursorTo(joined ?? (isPending ? last : buffer.x), row));
  if (isPending && joined === undefined && line !== undefined) {
    painter.cell(line, last);
    painter.tiles(line);
  }
  painter.selectAnew(core._inputHandler._curAttrData);
  const screen = buffer === core.buffers.alt ? 'alternate' : 'normal';
  painter.put((isRestored ? '' : charsets(core)) + silentModes(core) + keyboardText(core, screen));
  if (ansi.insertMode) {
    // In insert mode, printing the character would shift the rest of the line again.
    if (joined !== undefined) painter.put(`${ESC}[${buffer.x - joined}P`);
    painter.put(`${ESC}[4h`);
  }
  if (modes.synchronizedOutput) painter.put(`${ESC}[?2026h`);
  if (joined !== undefined && line !== undefined)
    painter.put(typedTextFor(line.getString(joined), charset) ?? '');
}

/** Moves the cursor to the buffer's position, even if that is after the last column. */
function moveToCursor(painter: Painter, core: TerminalInternals, buffer: BufferInternals): void {
  const line = buffer.lines.get(buffer.ybase + buffer.y);
  const last = line === undefined ? 0 : startOfCell(line, core.cols - 1);
  painter.put(cursorTo(Math.min(buffer.x, last), buffer.y));
  if (buffer.x >= core.cols && line !== undefined) {
    painter.cell(line, last);
    painter.tiles(line);
  } else painter.put(cursorTo(buffer.x, buffer.y));
}

/**
 * Returns the column of the character before the cursor, which a following combining mark would join; undefined if there is
 * none.
 */
export function joinedCell(core: TerminalInternals): number | undefined {
  const { active: buffer } = core.buffers;
  const line = buffer.lines.get(buffer.ybase + buffer.y);
  if (core._inputHandler._parser.precedingJoinState === 0 || line === undefined || buffer.x === 0)
    return undefined;
  const start = startOfCell(line, buffer.x - 1);
  const isWhole = line.hasContent(start) !== 0 && start + line.getWidth(start) === buffer.x;
  // After a resize the cursor may be behind a different character.
  const isOwn = sameAttributes(attributesAt(line, start), storedInCell(core._inputHandler._curAttrData));
  const canBePrinted = typedTextFor(line.getString(start), core._charsetService.charset) !== undefined;
  // If it was printed again, it would hide an image tile that was placed over it.
  const isCovered = tileAt(line, start) !== undefined;
  return isWhole && isOwn && canBePrinted && !isCovered ? start : undefined;
}

/** Returns the first column of the character that covers `column`. */
function startOfCell(line: LineInternals, column: number): number {
  return column > 0 && line.getWidth(column) === 0 && line.hasContent(column) === 0 ? column - 1 : column;
}

function cursorTo(x: number, y: number): string {
  return `${ESC}[${y + 1};${x + 1}H`;
}
