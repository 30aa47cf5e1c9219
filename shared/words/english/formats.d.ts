/** Amounts and times in English: with 24 hours, as terminals have them. */
export declare const formats: import("../formats.ts").Formats;
