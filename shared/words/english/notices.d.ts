/** What the app tells by itself, at the upper edge of its window. */
export declare const notices: {
    tooMuchHeld: (title: string) => string;
    notLoaded: (title: string, reason: string) => string;
    saved: (title: string, path: string, missingBytes: number) => string;
    notSaved: (title: string, path: string, reason: string) => string;
    tabIsFull: (panes: number) => string;
    noMoreWindows: (windows: number) => string;
    pageGone: (reason: string) => string;
    settingsAt: (path: string) => string;
    noServerHere: (reason: string, log: string) => string;
    endedAtOnce: string;
    saysNoAddress: string;
    insecure: (server: string) => string;
    noKeychain: (server: string) => string;
    tokenSealed: (server: string) => string;
    updateReady: (version: string) => string;
    updateReadyShellsEnd: (version: string) => string;
    updateRefused: (reason: string) => string;
    addressRefused: (reason: string) => string;
    addresses: {
        tooLong: string;
        unreadable: string;
        strangeParts: string;
        unknownWish: string;
        noSession: string;
        strangeServer: string;
        noServer: string;
        insecure: string;
    };
    serverKnown: (server: string) => string;
    askServer: (url: string, name: string) => string;
    askSession: (title: string, server: string) => string;
    askSessionAt: (title: string, target: string, server: string) => string;
    sessionNowhere: (session: string, unasked: readonly string[]) => string;
};
