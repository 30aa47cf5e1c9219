/** Ends the address of a page whose window lets what is behind it be seen, where the page itself draws nothing. */
export const SEE_THROUGH = '?see-through';
