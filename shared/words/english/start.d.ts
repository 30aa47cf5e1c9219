/** What who is new sees, and what is shown when nothing is open. */
export declare const start: {
    introduction: string;
    servers: string;
    serversText: string;
    addServer: string;
    containers: string;
    containersText: string;
    newTabOn: string;
    nothingLost: string;
    isCut: string;
    wasCut: string;
    cutIt: string;
    cut: string;
    restore: string;
    noTab: string;
    noTabText: string;
    openShell: string;
    chooseTarget: string;
    detached: string;
};
