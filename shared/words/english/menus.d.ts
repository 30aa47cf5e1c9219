/** Native menus and dialogs, but for the commands in them. */
export declare const menus: {
    session: string;
    edit: string;
    view: string;
    tabs: string;
    panes: string;
    window: string;
    help: string;
    /** Items that the system carries out. */
    roles: {
        about: string;
        services: string;
        hide: string;
        hideOthers: string;
        unhide: string;
        cut: string;
        reload: string;
        toggleDevTools: string;
    };
    openLink: string;
    copyLink: string;
    importColours: string;
    colourFiles: string;
    allFiles: string;
    saveOutput: string;
    /** The suggested name of a file with output that has no title. */
    output: string;
    plainText: string;
    rawOutput: string;
    recording: string;
};
