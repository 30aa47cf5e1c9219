/** Numbers, amounts, durations and times in a language's own way. Pure. */
/** The words of amounts that numbers do not bring along. */
export type UnitWords = {
    readonly seconds: string;
    readonly minutes: string;
    readonly hours: string;
};
export type Formats = {
    /** A number with its groups, e.g. `12,345`. */
    readonly number: (value: number) => string;
    /** The form for so many, e.g. `1 byte`, `12,345 bytes`. */
    readonly counted: (count: number, one: string, other: string) => string;
    /** An amount of bytes, e.g. `1.2 MB`. */
    readonly bytes: (byteCount: number) => string;
    /** A duration in its largest fitting unit, e.g. `42 s`, `3 min`, `2 h`. */
    readonly duration: (ms: number) => string;
    /** Time of day, e.g. `14:02`. */
    readonly time: (at: number) => string;
    /** The same to the second. */
    readonly preciseTime: (at: number) => string;
    /** A time of day with its day, when that is another one than today's, e.g. `5 Jan, 14:02`. */
    readonly dayAndTime: (at: number, now: number) => string;
    readonly dayAndPreciseTime: (at: number, now: number) => string;
};
/** @param locale is a BCP 47 tag; `days` are so many of them, two or more. */
export declare function formatsIn(locale: string, units: UnitWords, days: (count: number) => string): Formats;
