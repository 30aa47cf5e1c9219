/** Sixel's own mode (DECSDM): an image is placed at the top left, and neither moves the cursor nor scrolls. */
export const DISPLAY_MODE = 80;
