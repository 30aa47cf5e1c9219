/** The command palette and the quick switch. */
export declare const palette: {
    title: string;
    hint: string;
    switchTitle: string;
    switchHint: string;
    nothing: string;
    more: (count: number) => string;
    session: string;
    states: {
        opening: string;
        running: string;
        ended: string;
        refused: string;
    };
    detached: string;
    detachedEnded: string;
    newTabOn: (target: string) => string;
    toWindow: (title: string) => string;
    window: string;
    panes: (count: number) => string;
    thisComputer: string;
    shell: string;
    container: string;
    service: string;
    server: string;
    editServer: (server: string) => string;
    setting: string;
    settingTo: (setting: string, value: string) => string;
    on: string;
    off: string;
};
