/** What a prediction changes of what is seen: cells and the cursor. Pure. */

import type { Prediction } from './predictor.ts';
import type { PredictedScreen } from './screen.ts';

/** A cell to draw over the screen's; it is as the screen has it where only the cursor leaves it. */
export type SeenCell = { readonly col: number; readonly char: string; readonly isPredicted: boolean };

export type Seen = {
  readonly line: number;
  readonly cells: readonly SeenCell[];
  /** The cursor's column, where it is seen elsewhere than the screen has it. */
  readonly cursor: number | undefined;
};

export function seenCells(prediction: Prediction, screen: PredictedScreen): Seen {
  const { hold, start, line, hasCursor } = prediction;
  const real = screen.cellsOf(hold.line);
  const at = screen.cursor;
  const cursor = hasCursor && at.col !== start + line.cursor ? start + line.cursor : undefined;
  const cells: SeenCell[] = [];
  for (let index = 0; index < prediction.cells; index += 1) {
    const [col, char] = [start + index, line.cells[index] ?? ' '];
    if (char !== real[col]) cells.push({ col, char, isPredicted: true });
    else if (cursor !== undefined && (col === at.col || col === cursor))
      cells.push({ col, char, isPredicted: false });
  }
  return { line: hold.line, cells, cursor };
}
