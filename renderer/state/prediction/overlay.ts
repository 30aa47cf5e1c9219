/** Cells and cursor that a prediction draws over the screen. Pure. */

import type { Prediction } from './predictor.ts';
import type { PredictedScreen } from './predictedView.ts';

/**
 * A cell to draw over the screen's cell. `isPredicted` is false for cells that only hide erased text or the
 * cursor.
 */
export type OverlayCell = { readonly col: number; readonly char: string; readonly isPredicted: boolean };

export type Overlay = {
  /** Index of the line in the buffer. */
  readonly line: number;
  readonly cells: readonly OverlayCell[];
  /** Column of the cursor if it is drawn at another place than on the screen. */
  readonly cursor: number | undefined;
};

export function overlayOf(
  { tracked, start, line, cells, hasCursor }: Prediction,
  screen: PredictedScreen,
): Overlay {
  const real = screen.cellsOf(tracked.line).slice(start);
  const at = screen.cursor.col - start;
  const cursor = hasCursor && line.cursor !== at ? line.cursor : undefined;
  // There is one more cell than in the line, because the cursor may be after the line.
  const after = Array.from({ length: cells + 1 }, (_, index) => {
    const behind = index < cells ? ' ' : (real[index] ?? ' ');
    return line.cells[index] ?? behind;
  });
  const isChanged = (char: string, index: number): boolean => char !== real[index];
  // Unchanged cells between changed cells are drawn as well, so that the predicted text has no gaps.
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
