/** What is said in and around a terminal: commands, links, hints, the clipboard, output that is not shown. */
export declare const terminal: {
    terminal: (title: string) => string;
    /** The field that has a terminal's keys. */
    input: string;
    /** What a screen reader says in place of an image, among what is printed. */
    spokenImage: string;
    imagesInSight: (count: number) => string;
    /** Where an image is that is too large, or was given up for newer ones. */
    imageNotShown: (width: number, height: number) => string;
    tooMuchOutput: string;
    /** How a marked command went. */
    commandRuns: string;
    commandFinished: (ms: number | null) => string;
    commandSucceeded: (ms: number | null) => string;
    commandFailed: (exitCode: number, ms: number | null) => string;
    /** A command's line, which is further up, with how it went. */
    stickyCommand: (line: string, state: string) => string;
    notDone: string;
    noOutput: string;
    noCommand: string;
    commandStillRuns: string;
    notAtPrompt: string;
    lineUnknown: string;
    linkTarget: string;
    readsButLeads: (claimed: string, actual: string) => string;
    onlyCopied: string;
    clickOpens: (key: string) => string;
    linkNotOpened: (address: string) => string;
    hints: string;
    hintKinds: {
        url: string;
        link: string;
        uuid: string;
        address: string;
        path: string;
        container: string;
        commit: string;
    };
    hint: (label: string, kind: string, text: string) => string;
    noHints: string;
    hintsHelp: string;
    clipboard: string;
    clipboardQuestion: (title: string, chars: number, shown: string) => string;
    allow: string;
    ignore: string;
    paste: string;
    pasteQuestion: (why: string) => string;
    pasteControl: string;
    pasteLines: (lines: number) => string;
    pasteLong: (thousands: number) => string;
    saving: string;
    loading: string;
    skipped: string;
    savingAmount: (done: number, total: number) => string;
    loadingEarlier: (done: number, total: number) => string;
    loadingSkipped: (done: number, total: number) => string;
    skippedAmount: (byteCount: number) => string;
    skippedSince: (byteCount: number, since: number, now: number) => string;
    loadSkipped: string;
    loadEarlier: string;
    loadEarlierHint: string;
    bytes: (byteCount: number) => string;
    saveOutput: string;
    saveToSeeMore: string;
    saveTitle: string;
    saveAs: string;
    saveNote: string;
    format: string;
    formats: {
        text: {
            name: string;
            hint: string;
        };
        raw: {
            name: string;
            hint: string;
        };
        asciicast: {
            name: string;
            hint: string;
        };
    };
    /** Lines of the app's own among a terminal's. */
    marks: {
        skipped: (byteCount: number) => string;
        notLoaded: (byteCount: number) => string;
        successor: (at: number, now: number) => string;
        unreadable: string;
        snapshot: (byteCount: number) => string;
        snapshotSince: (byteCount: number, since: number, now: number) => string;
    };
};
