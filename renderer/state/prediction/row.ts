/**
 * Terminal row in which a line is edited: its echoed text, and the predicted effect of keys that are not
 * echoed yet. Pure.
 */

import type { Key } from './keys.ts';
import { edited, type EditedLine } from './line.ts';
import type { PredictedScreen, TrackedLine } from './predictedView.ts';

/** A typed key whose echo is not confirmed yet. */
export type InFlight = {
  readonly key: Key;
  /** Input offset after the key. */
  readonly end: number;
  readonly typedAt: number;
  /** Time at which the shell's receipt of the key was reported; undefined before. */
  receivedAt: number | undefined;
};

/** Predicted effect of a key. `proves` is true when the screen can show it only if the program echoes. */
type Step = { readonly typed: InFlight; readonly line: EditedLine; readonly proves: boolean };

export type Row = {
  readonly tracked: TrackedLine;
  /** Text before the line. If it changes, the row is being used for something else. */
  readonly prompt: string;
  /** Column of the line's first cell. */
  readonly start: number;
  readonly maxCells: number;
  /** The line that the screen showed last. */
  readonly echoed: EditedLine;
  /** Predicted effect of each key after `echoed`. */
  readonly steps: readonly Step[];
  /** True once the program is known to echo. */
  readonly isProven: boolean;
  /** False after an unpredictable key: no more keys are added to the row. */
  readonly isOpen: boolean;
};

/** Max number of blanks within the line. Text after more blanks is a prompt at the right margin. */
const MAX_BLANKS = 3;
/** Characters that prove an echo. A password prompt may print dots or asterisks, but none of these. */
const PROOF = /[\p{L}\p{N}]/u;

/**
 * Returns the cursor's row, with a line that begins in column `start`. Undefined if editing is unpredictable,
 * because the line continues in the next row or has wide characters.
 */
export function rowAtCursor(screen: PredictedScreen, start: number, isProven: boolean): Row | undefined {
  const { line, col } = screen.cursor;
  const all = screen.cellsOf(line);
  const cells = lineFrom(all, start, col);
  // Nothing is predicted in the last column, because programs differ in how they wrap there.
  const maxCells = screen.cols - 1 - start;
  if (cells.length > maxCells || cells.includes('')) return undefined;
  const prompt = all.slice(0, start).join('');
  const echoed = { cells, cursor: col - start };
  return { tracked: screen.trackLine(), prompt, start, maxCells, echoed, steps: [], isProven, isOpen: true };
}

function lineFrom(cells: readonly string[], start: number, cursor: number): readonly string[] {
  let [end, blanks] = [cursor, 0];
  for (let at = cursor; at < cells.length && blanks <= MAX_BLANKS; at += 1) {
    if (cells[at] === ' ') blanks += 1;
    else [end, blanks] = [at + 1, 0];
  }
  return cells.slice(start, end);
}

/** The line as it will be when every typed key is echoed. */
export function predictedLine({ steps, echoed }: Row): EditedLine {
  return steps.at(-1)?.line ?? echoed;
}

/** The row with one more key; undefined when the key's effect is unpredictable. */
export function withKey(row: Row, typed: InFlight): Row | undefined {
  const before = predictedLine(row);
  const line = edited(before, typed.key, row.maxCells);
  if (line === undefined) return undefined;
  const { key } = typed;
  const proves = key.kind === 'char' && PROOF.test(key.char) && before.cells[before.cursor] !== key.char;
  return { ...row, steps: [...row.steps, { typed, line, proves }] };
}

/** True when the text before the line has changed, or when the cursor has left a row that is still open. */
export function isLost(row: Row, screen: PredictedScreen): boolean {
  const { line } = row.tracked;
  if (screen.isAlternate || line < 0 || (row.isOpen && line !== screen.cursor.line)) return true;
  return screen.cellsOf(line).slice(0, row.start).join('') !== row.prompt;
}

/** The cells of a row on the screen, and the cursor's column. */
export type Shown = { readonly cells: readonly string[]; readonly col: number };

export function shownOf(row: Row, screen: PredictedScreen): Shown {
  return { cells: screen.cellsOf(row.tracked.line), col: screen.cursor.col };
}

/** True when the screen shows `line` as the row's line. While the row is open, the cursor must match too. */
export function isShown(row: Row, line: EditedLine, { cells, col }: Shown): boolean {
  if (row.isOpen && col !== row.start + line.cursor) return false;
  return line.cells.every((char, at) => char === cells[row.start + at]);
}

/**
 * Returns the number of steps that the screen shows; undefined when it matches no step. If several numbers
 * match, the smallest is returned. All steps up to the input offset `lateTo` must be visible. Only steps that
 * the shell received can be visible.
 */
export function stepsShown(row: Row, screen: PredictedScreen, lateTo: number): number | undefined {
  const { steps, echoed } = row;
  const shown = shownOf(row, screen);
  const lines = [echoed, ...steps.map(({ line }) => line)];
  const min = steps.filter(({ typed }) => typed.end <= lateTo).length;
  const max = steps.filter(({ typed }) => typed.receivedAt !== undefined).length;
  const found = lines.findIndex((line, at) => at >= min && at <= max && isShown(row, line, shown));
  return found < 0 ? undefined : found;
}

/**
 * The row after the screen has shown `count` steps. Characters that were erased again prove nothing, because
 * the screen did not show them.
 */
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
