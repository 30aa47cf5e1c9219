/** Keys that move the selection in a list below a text field. */

/** Number of rows that PageUp and PageDown skip; about as many rows are visible. */
const PAGE_ROWS = 6;

/**
 * The index to which a key moves from `index`, in a list of `count` items. Undefined for keys that belong to
 * the text field.
 */
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
