/** What a prediction changes of what is seen: cells and the cursor. Pure. */

import type { Prediction } from './predictor.ts';
import type { PredictedScreen } from './predictedView.ts';

/** A cell to draw over the screen's. Only what is predicted is marked: others hide what goes, or the cursor. */
export type SeenCell = { readonly col: number; readonly char: string; readonly isPredicted: boolean };

export type Seen = {
  readonly line: number;
  readonly cells: readonly SeenCell[];
  /** The cursor's column, where it is seen elsewhere than the screen has it. */
  readonly cursor: number | undefined;
};

export function seenCells(
  { hold, start, line, cells, hasCursor }: Prediction,
  screen: PredictedScreen,
): Seen {
  const real = screen.cellsOf(hold.line).slice(start);
  const at = screen.cursor.col - start;
  const cursor = hasCursor && line.cursor !== at ? line.cursor : undefined;
  // One more: the cursor may stand behind the line.
  const after = Array.from({ length: cells + 1 }, (_, index) => {
    const behind = index < cells ? ' ' : (real[index] ?? ' ');
    return line.cells[index] ?? behind;
  });
  const isChanged = (char: string, index: number): boolean => char !== real[index];
  // Blanks between are as they were, and marked with the rest: it is one text.
  const [first, last] = [after.findIndex(isChanged), after.findLastIndex(isChanged)];
  const isSeen = (index: number): boolean =>
    (index >= first && index <= last) || (cursor !== undefined && (index === at || index === cursor));
  return {
    line: hold.line,
    cells: after.flatMap((char, index) => {
      const isPredicted = index >= first && index <= last && index < line.cells.length;
      return isSeen(index) ? [{ col: start + index, char, isPredicted }] : [];
    }),
    cursor: cursor === undefined ? undefined : start + cursor,
  };
}
