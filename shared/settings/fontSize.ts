/** How commands change the size of text. Pure. */

/** Pixels, as the schema of the settings has them. */
export const DEFAULT_FONT_SIZE = 13;
export const MIN_FONT_SIZE = 6;
export const MAX_FONT_SIZE = 72;

/** By pixels, or back to where it was at first. */
export type FontSizeChange = 1 | -1 | 'default';

export function fontSizeAfter(now: number, change: FontSizeChange): number {
  if (change === 'default') return DEFAULT_FONT_SIZE;
  return Math.min(MAX_FONT_SIZE, Math.max(MIN_FONT_SIZE, now + change));
}
