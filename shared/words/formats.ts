/** Formats of numbers, amounts, durations and times in a language. Pure. */

/** Unit symbols of durations. */
export type UnitWords = { readonly seconds: string; readonly minutes: string; readonly hours: string };

export type Formats = {
  /** A number with group separators, e.g. `12,345`. */
  readonly number: (value: number) => string;
  /** A number with its noun in singular or plural, e.g. `1 byte`, `12,345 bytes`. */
  readonly counted: (count: number, singular: string, plural: string) => string;
  /** An amount of bytes, e.g. `1.2 MB`. */
  readonly bytes: (byteCount: number) => string;
  /** A duration in its largest fitting unit, e.g. `42 s`, `3 min`, `2 h`. */
  readonly duration: (ms: number) => string;
  /** Time of day, e.g. `14:02`. */
  readonly time: (at: number) => string;
  /** Time of day with seconds. */
  readonly preciseTime: (at: number) => string;
  /** Time of day, with the date unless it is today's, e.g. `5 Jan, 14:02`. */
  readonly dayAndTime: (at: number, now: number) => string;
  readonly dayAndPreciseTime: (at: number, now: number) => string;
};

const BYTE_UNITS = ['B', 'kB', 'MB', 'GB'] as const;

/** @param locale is a BCP 47 tag. `days` formats a number of days that is at least two. */
export function formatsIn(locale: string, units: UnitWords, days: (count: number) => string): Formats {
  const whole = new Intl.NumberFormat(locale);
  const tenths = new Intl.NumberFormat(locale, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
    useGrouping: false,
  });
  const plurals = new Intl.PluralRules(locale);
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
  const precise = new Intl.DateTimeFormat(locale, { timeStyle: 'medium' });
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
  const withDay = (at: number, now: number, words: string): string =>
    new Date(at).toDateString() === new Date(now).toDateString() ? words : `${day.format(at)}, ${words}`;
  return {
    number: (value) => whole.format(value),
    counted: (count, singular, plural) =>
      `${whole.format(count)} ${plurals.select(count) === 'one' ? singular : plural}`,
    bytes: (byteCount) => {
      const size = Math.min(BYTE_UNITS.length - 1, Math.floor(Math.log10(Math.max(1, byteCount)) / 3));
      const amount = byteCount / 1000 ** size;
      return `${size === 0 ? byteCount : tenths.format(amount)} ${BYTE_UNITS[size]}`;
    },
    duration: (ms) => durationIn(units, days, ms),
    time: (at) => time.format(at),
    preciseTime: (at) => precise.format(at),
    dayAndTime: (at, now) => withDay(at, now, time.format(at)),
    dayAndPreciseTime: (at, now) => withDay(at, now, precise.format(at)),
  };
}

function durationIn(units: UnitWords, days: (count: number) => string, ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return `${seconds} ${units.seconds}`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} ${units.minutes}`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} ${units.hours}` : days(Math.floor(hours / 24));
}
