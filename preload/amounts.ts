/** Amounts as people read them, on the page and in what the main process says. Pure. */

const UNITS = ['B', 'kB', 'MB', 'GB'] as const;

/** An amount of bytes, e.g. `1.2 MB`. */
export function byteWords(byteCount: number): string {
  let amount = byteCount;
  let unit = 0;
  while (amount >= 1000 && unit < UNITS.length - 1) {
    amount /= 1000;
    unit += 1;
  }
  return `${unit === 0 ? amount : amount.toFixed(1)} ${UNITS[unit]}`;
}
