/** Amounts and times in German. */
/** Durations stand after `nach`, `vor`, `seit` and `in`. */
export declare const formats: import("../formats.ts").Formats;
/** A duration by itself. */
export declare const lasting: (ms: number) => string;
