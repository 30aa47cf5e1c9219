/** Finding text: in one pane, and in all sessions. */
export declare const find: {
    find: string;
    matches: string;
    previous: string;
    next: string;
    close: string;
    ways: {
        caseSensitive: string;
        wholeWord: string;
        regex: string;
    };
    wayHint: (way: string, key: string) => string;
    invalid: string;
    matchesEmpty: string;
    noMatch: string;
    /** So many matches, of which none is the current one; `isMore` where they were not all counted. */
    count: (count: number, isMore: boolean) => string;
    countOf: (index: number, count: number, isMore: boolean) => string;
    searchAll: string;
    searchAllHint: string;
    inSession: (count: number, isMore: boolean) => string;
    notSearched: (byteCount: number) => string;
    searching: (at: number, all: number) => string;
    noMatchIn: (all: number) => string;
    found: (sessions: number, all: number) => string;
};
