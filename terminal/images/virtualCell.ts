/**
 * Cell size that is used for images. It is the same in every terminal of a session, whatever its font is. The cells of an image
 * and the position of later text must not depend on the client. The values are those of a VT340 and of Windows Terminal.
 */

/** Pixels of an image per cell. A cell is half as wide as high, as in most fonts. */
export const VIRTUAL_CELL = { width: 10, height: 20 } as const;

export type PixelSize = { readonly width: number; readonly height: number };

/** Returns the columns and rows of an image of this size. */
export function cellsOf({ width, height }: PixelSize): { readonly cols: number; readonly rows: number } {
  return { cols: Math.ceil(width / VIRTUAL_CELL.width), rows: Math.ceil(height / VIRTUAL_CELL.height) };
}
