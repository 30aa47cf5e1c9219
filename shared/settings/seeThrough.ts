/**
 * Query string of the page in a transparent window, in which the desktop is visible where the page draws
 * nothing.
 */
export const SEE_THROUGH = '?see-through';
