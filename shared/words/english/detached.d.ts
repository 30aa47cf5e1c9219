/** The picker of sessions that no tab shows. */
export declare const detached: {
    title: string;
    sessions: string;
    filter: string;
    filterHint: string;
    none: string;
    noneHint: string;
    end: string;
    endSession: string;
    endQuestion: (title: string) => string;
    keepFor: (days: number) => string;
    asking: (server: string) => string;
    /** Why a server's sessions are not listed; `why` is a sentence, or empty. */
    notThere: {
        Connecting: (server: string, why: string) => string;
        Reconnecting: (server: string, why: string) => string;
        Offline: (server: string, why: string) => string;
        'Signed out': (server: string, why: string) => string;
        Incompatible: (server: string, why: string) => string;
    };
    hostMissing: (server: string, host: string) => string;
    notYetReached: string;
    noConnection: string;
    connectionBroke: string;
    noLongerListed: string;
    endedAt: (at: number) => string;
    activeNow: string;
    idleFor: (ms: number) => string;
    goneIn: (end: string, ms: number) => string;
    elsewhere: string;
    staysOpen: string;
    closesIn: (ms: number) => string;
    kept: (fate: string) => string;
};
