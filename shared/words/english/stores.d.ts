/** What is said of files in the profile that can not be used, or not be written. */
export declare const stores: {
    settings: string;
    tabs: string;
    servers: string;
    places: string;
    recent: string;
    window: string;
    device: string;
    introduction: string;
    /** A field of a file that is written by hand. */
    inFile: (path: string, line: number | null, problem: string) => string;
    unknownField: (field: string, known: readonly string[]) => string;
    /** `value` is what stays in its place, or null for a whole object, which is too much to read. */
    badField: (field: string, whole: string, message: string, value: string | null) => string;
    unusable: (path: string, reason: string, what: string) => string;
    keptAs: (path: string, aside: string) => string;
    damaged: (what: string, reason: string, aside: string) => string;
    damagedInPlace: (what: string, reason: string, path: string) => string;
    unwritable: (what: string, path: string, reason: string) => string;
    unreadable: string;
    noVersion: string;
    newer: (version: number) => string;
    notOfVersion: (version: number) => string;
    field: (field: string, message: string) => string;
    whole: string;
    screenKeptAs: (aside: string) => string;
    screenLost: string;
    screenNotSaved: (folder: string, reason: string) => string;
};
