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

/** A duration in its largest fitting unit, e.g. `42 s`, `3 min`, `2 h`. */
export function durationWords(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.floor(hours / 24)} days`;
}
