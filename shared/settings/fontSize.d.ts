/** How commands change the size of text. Pure. */
/** Pixels, as the schema of the settings has them. */
export declare const DEFAULT_FONT_SIZE = 13;
export declare const MIN_FONT_SIZE = 6;
export declare const MAX_FONT_SIZE = 72;
/** By pixels, or back to where it was at first. */
export type FontSizeChange = 1 | -1 | 'default';
export declare function fontSizeAfter(now: number, change: FontSizeChange): number;
