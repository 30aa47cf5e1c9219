/** Keys that move the selection of a list below a text field. */

/** Rows of a list that PageUp and PageDown skip: about as many as are visible. */
const PAGE_ROWS = 6;

/** The index in a list of `count` that a key moves to from `index`; undefined for keys of the text field. */
export function indexByKey(key: string, index: number, count: number): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: PAGE_ROWS,
    PageUp: -PAGE_ROWS,
  };
  const step = steps[key];
  return step === undefined ? undefined : Math.max(0, Math.min(count - 1, index + step));
}
