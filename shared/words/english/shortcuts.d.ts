/** Keys of commands: how they are shown and given, and why some can not be given. */
export declare const shortcuts: {
    title: string;
    /** Finds the section as well. */
    keyboard: string;
    note: string;
    none: string;
    keysOf: (command: string, keys: readonly string[]) => string;
    pressNew: (command: string) => string;
    pressKeys: string;
    notForShortcuts: string;
    use: (keys: string) => string;
    useFor: (keys: string, command: string) => string;
    remove: (command: string) => string;
    reset: (command: string) => string;
    resetAll: (count: number) => string;
    resetAllSure: (count: number) => string;
    isKeyOf: (keys: string, command: string) => string;
    takenFrom: (keys: string, command: string, rest: readonly string[]) => string;
    ofPrograms: (keys: string) => string;
    ofSystem: (keys: string) => string;
    noKeys: (written: string) => string;
    refused: (keys: string, why: string) => string;
    /** What terminals and systems do with keys that are theirs for good. */
    taken: {
        interrupt: string;
        endOfInput: string;
        suspend: string;
        quit: string;
        escape: string;
        tab: string;
        enter: string;
        backspace: string;
        hold: string;
        goOn: string;
        hideApp: string;
        hideOthers: string;
        minimize: string;
        cut: string;
        closeWindow: string;
        typed: string;
    };
};
