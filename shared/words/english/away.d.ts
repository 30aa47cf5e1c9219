/** What happened while nobody looked: the account of an absence, badges, notifications. */
export declare const away: {
    title: string;
    span: (since: number, until: number) => string;
    time: (at: number) => string;
    printed: (what: string) => string;
    printedBy: (title: string, byteCount: number) => string;
    command: string;
    bellRang: string;
    times: (count: number) => string;
    replaced: string;
    replacedBy: string;
    ended: string;
    /** How a command went; a null exit code is one that the shell does not say. */
    outcome: (exitCode: number | null, ms: number) => string;
    badgeBell: string;
    badgeCommand: (line: string | null, outcome: string) => string;
    /** A notification; so many more ended before it. */
    notification: (line: string | null, outcome: string, more: number) => string;
};
