/** What is said where there is nothing to show: yet, or at all. */
export declare const states: {
    opening: (target: string) => string;
    openingText: string;
    connecting: (server: string) => string;
    connectingText: string;
    notConnected: (server: string) => string;
    goesOn: string;
    signedOut: (server: string) => string;
    incompatible: (server: string) => string;
    unreachable: string;
    tryAgain: string;
    editServer: string;
    fewerWords: string;
    nowhereFound: string;
    searchAll: string;
    searchAllText: string;
    askingServers: string;
    noServers: string;
    noServersText: string;
    askingTargets: string;
    noEngine: string;
    noStory: string;
    noStoryText: string;
};
