/** The tab bar, and the panes of a tab. */
export declare const tabs: {
    sessions: string;
    title: string;
    close: string;
    closeAll: string;
    where: (target: string, server: string) => string;
    connected: string;
    over: string;
    unreachable: string;
    opening: string;
    panes: (count: number) => string;
    zoomedPanes: (count: number) => string;
    zoomed: (pane: number, count: number) => string;
    showAllPanes: (keys: string) => string;
    resizePanes: string;
    resizeHint: string;
};
