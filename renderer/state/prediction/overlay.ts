/** Cells and cursor that a prediction draws over the screen. Pure. */

import type { Prediction } from './predictor.ts';
import type { PredictedScreen } from './predictedView.ts';

/** A cell to draw over the screen's. Cells that only hide erased text or the cursor have `isPredicted` false. */
export type OverlayCell = { readonly col: number; readonly char: string; readonly isPredicted: boolean };

export type Overlay = {
  /** Index of the line in the buffer. */
  readonly line: number;
  readonly cells: readonly OverlayCell[];
  /** Column of the cursor if it is drawn elsewhere than on the screen. */
  readonly cursor: number | undefined;
};

export function overlayOf(
  { tracked, start, line, cells, hasCursor }: Prediction,
  screen: PredictedScreen,
): Overlay {
  const real = screen.cellsOf(tracked.line).slice(start);
  const at = screen.cursor.col - start;
  const cursor = hasCursor && line.cursor !== at ? line.cursor : undefined;
  // One cell more than the line, because the cursor may be after it.
  const after = Array.from({ length: cells + 1 }, (_, index) => {
    const behind = index < cells ? ' ' : (real[index] ?? ' ');
    return line.cells[index] ?? behind;
  });
  const isChanged = (char: string, index: number): boolean => char !== real[index];
  // Unchanged cells between changed ones are drawn as well, so that the predicted text is continuous.
  const [first, last] = [after.findIndex(isChanged), after.findLastIndex(isChanged)];
  const isDrawn = (index: number): boolean =>
    (index >= first && index <= last) || (cursor !== undefined && (index === at || index === cursor));
  return {
    line: tracked.line,
    cells: after.flatMap((char, index) => {
      const isPredicted = index >= first && index <= last && index < line.cells.length;
      return isDrawn(index) ? [{ col: start + index, char, isPredicted }] : [];
    }),
    cursor: cursor === undefined ? undefined : start + cursor,
  };
}
