/** What buttons and lists say in many places. */
export declare const common: {
    cancel: string;
    close: string;
    dismiss: string;
    done: string;
    open: string;
    /** What stands in place of a tab's title once it is closed. */
    closedTab: string;
    notice: string;
    restartToUpdate: string;
    nothingMatches: (query: string) => string;
};
