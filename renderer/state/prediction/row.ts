/** The row of a terminal in which a line is edited: what of it was echoed, and what is foreseen of what was not. Pure. */

import type { Key } from './keys.ts';
import { edited, type EditedLine } from './line.ts';
import type { LineHold, PredictedScreen } from './predictedView.ts';

/** A key that was typed and may not have been echoed. */
export type InFlight = {
  readonly key: Key;
  /** Offset of the input behind it. */
  readonly end: number;
  readonly typedAt: number;
  /** When the shell was known to have it. */
  receivedAt: number | undefined;
};

/** A key's foreseen effect. `proves` where only a program that echoes would have had it. */
type Step = { readonly typed: InFlight; readonly line: EditedLine; readonly proves: boolean };

export type Row = {
  readonly hold: LineHold;
  /** What stands before the line: where that changes, the row is another's. */
  readonly prompt: string;
  /** Column of the line's first cell. */
  readonly start: number;
  readonly maxCells: number;
  /** What the screen has shown of the line. */
  readonly echoed: EditedLine;
  /** What is foreseen behind it, key by key. */
  readonly steps: readonly Step[];
  /** Whether the program is known to echo. */
  readonly isProven: boolean;
  /** A key that can not be foreseen ends the row: it takes no more. */
  readonly isOpen: boolean;
};

/** More blanks than that end a line: what stands behind them is a prompt at the right margin. */
const MAX_BLANKS = 3;
/** What hides a password as it is typed is none of these. */
const PROOF = /[\p{L}\p{N}]/u;

/**
 * The row of the cursor, with a line that begins in column `start`; undefined where it can not be foreseen what editing does
 * to it: it goes on in the next row, or has wide characters.
 */
export function rowAtCursor(screen: PredictedScreen, start: number, isProven: boolean): Row | undefined {
  const { line, col } = screen.cursor;
  const all = screen.cellsOf(line);
  const cells = lineFrom(all, start, col);
  // The last column is left free: there each program wraps in its own way.
  const maxCells = screen.cols - 1 - start;
  if (cells.length > maxCells || cells.includes('')) return undefined;
  const prompt = all.slice(0, start).join('');
  const echoed = { cells, cursor: col - start };
  return { hold: screen.holdLine(), prompt, start, maxCells, echoed, steps: [], isProven, isOpen: true };
}

function lineFrom(cells: readonly string[], start: number, cursor: number): readonly string[] {
  let [end, blanks] = [cursor, 0];
  for (let at = cursor; at < cells.length && blanks <= MAX_BLANKS; at += 1) {
    if (cells[at] === ' ') blanks += 1;
    else [end, blanks] = [at + 1, 0];
  }
  return cells.slice(start, end);
}

/** The line when all that was typed is echoed. */
export function foreseen({ steps, echoed }: Row): EditedLine {
  return steps.at(-1)?.line ?? echoed;
}

/** The row with a further key; undefined where its effect can not be foreseen. */
export function withKey(row: Row, typed: InFlight): Row | undefined {
  const before = foreseen(row);
  const line = edited(before, typed.key, row.maxCells);
  if (line === undefined) return undefined;
  const { key } = typed;
  const proves = key.kind === 'char' && PROOF.test(key.char) && before.cells[before.cursor] !== key.char;
  return { ...row, steps: [...row.steps, { typed, line, proves }] };
}

/** Whether what is before the line is no longer there, or the cursor of a line that goes on. */
export function isLost(row: Row, screen: PredictedScreen): boolean {
  const { line } = row.hold;
  if (screen.isAlternate || line < 0 || (row.isOpen && line !== screen.cursor.line)) return true;
  return screen.cellsOf(line).slice(0, row.start).join('') !== row.prompt;
}

/** The cells of a row on the screen, and the column of the cursor. */
export type Shown = { readonly cells: readonly string[]; readonly col: number };

export function shownOf(row: Row, screen: PredictedScreen): Shown {
  return { cells: screen.cellsOf(row.hold.line), col: screen.cursor.col };
}

/** Whether that is the row's line as `line`; its cursor counts while more can be typed. */
export function isShown(row: Row, line: EditedLine, { cells, col }: Shown): boolean {
  if (row.isOpen && col !== row.start + line.cursor) return false;
  return line.cells.every((char, at) => char === cells[row.start + at]);
}

/**
 * How many steps the screen shows: as few as it can mean, since a line may come to look as it did, but all that end by
 * `lateTo`, and only those that the shell has. Undefined when it is none of that.
 */
export function stepsShown(row: Row, screen: PredictedScreen, lateTo: number): number | undefined {
  const { steps, echoed } = row;
  const shown = shownOf(row, screen);
  const lines = [echoed, ...steps.map(({ line }) => line)];
  const fewest = steps.filter(({ typed }) => typed.end <= lateTo).length;
  const most = steps.filter(({ typed }) => typed.receivedAt !== undefined).length;
  const found = lines.findIndex((line, at) => at >= fewest && at <= most && isShown(row, line, shown));
  return found < 0 ? undefined : found;
}

/** The row after the screen has shown so many steps. What was erased again proves nothing: it was not seen. */
export function afterSteps(row: Row, count: number): Row {
  const shown = row.steps.slice(0, count);
  const kept = shown.slice(shown.findLastIndex(({ typed }) => typed.key.kind === 'erase') + 1);
  return {
    ...row,
    echoed: shown.at(-1)?.line ?? row.echoed,
    steps: row.steps.slice(count),
    isProven: row.isProven || kept.some(({ proves }) => proves),
  };
}
