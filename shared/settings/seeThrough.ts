/** Query string of a page in a transparent window: the desktop is visible where the page draws nothing. */
export const SEE_THROUGH = '?see-through';
