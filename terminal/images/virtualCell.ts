/**
 * The cell that images are measured with, in every terminal of a session and whatever its font is: how many cells an image takes, and
 * so where everything behind it stands, must not depend on who looks at it. A VT340's, as Windows Terminal has it.
 */

/** Pixels of an image for one cell of text; half as wide as high, as most fonts are. */
export const VIRTUAL_CELL = { width: 10, height: 20 } as const;

export type PixelSize = { readonly width: number; readonly height: number };

/** Columns and rows that an image of this size takes. */
export function cellsOf({ width, height }: PixelSize): { readonly cols: number; readonly rows: number } {
  return { cols: Math.ceil(width / VIRTUAL_CELL.width), rows: Math.ceil(height / VIRTUAL_CELL.height) };
}
