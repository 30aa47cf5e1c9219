/** Every command of the app in one table, which menus, palette, keys and settings all read; words/ has their names. */
import type { Keys } from './keys.ts';
type Row = {
    /** Its name in `settings.json`, and among the words. */
    readonly id: string;
    /** Its keys as long as the user gives it none: on a Mac, and elsewhere. Menus show the first. */
    readonly mac: readonly Keys[];
    readonly other: readonly Keys[];
};
/** Tabs that have keys of their own; the ninth are the last tab's, wherever that is. */
export declare const PLACES: readonly [1, 2, 3, 4, 5, 6, 7, 8];
export type TabPlace = (typeof PLACES)[number];
/** All of them, by what they are about. */
export declare const COMMAND_GROUPS: readonly [{
    readonly name: 'sessions';
    readonly commands: readonly [{
        readonly id: 'new-tab';
        readonly mac: readonly ["Cmd+T"];
        readonly other: readonly ["Ctrl+T"];
    }, {
        readonly id: 'new-tab-menu';
        readonly mac: readonly ["Cmd+Shift+T"];
        readonly other: readonly ["Ctrl+Shift+T"];
    }, {
        readonly id: 'detached-sessions';
        readonly mac: readonly ["Cmd+Shift+S"];
        readonly other: readonly ["Ctrl+Shift+D"];
    }, {
        readonly id: 'rename-tab';
        readonly mac: readonly ["Cmd+Shift+R"];
        readonly other: readonly ["Ctrl+Shift+R"];
    }, {
        readonly id: 'close-tab';
        readonly mac: readonly [];
        readonly other: readonly [];
    }, {
        readonly id: 'end-session';
        readonly mac: readonly [];
        readonly other: readonly [];
    }, {
        readonly id: 'load-earlier';
        readonly mac: readonly [];
        readonly other: readonly [];
    }, {
        readonly id: 'save-output';
        readonly mac: readonly [];
        readonly other: readonly [];
    }, {
        readonly id: 'discard-held';
        readonly mac: readonly ["Cmd+Shift+Backspace"];
        readonly other: readonly ["Ctrl+Shift+Backspace"];
    }, {
        readonly id: 'add-server';
        readonly mac: readonly [];
        readonly other: readonly [];
    }, {
        readonly id: 'manage-servers';
        readonly mac: readonly [];
        readonly other: readonly [];
    }, {
        readonly id: 'link-story';
        readonly mac: readonly [];
        readonly other: readonly [];
    }, {
        readonly id: 'reconnect';
        readonly mac: readonly ["Cmd+Shift+L"];
        readonly other: readonly ["Ctrl+Shift+L"];
    }];
}, {
    readonly name: 'tabs';
    readonly commands: readonly [{
        readonly id: 'next-tab';
        readonly mac: readonly ["Cmd+Shift+]", "Ctrl+Tab"];
        readonly other: readonly ["Ctrl+Tab"];
    }, {
        readonly id: 'previous-tab';
        readonly mac: readonly ["Cmd+Shift+[", "Ctrl+Shift+Tab"];
        readonly other: readonly ["Ctrl+Shift+Tab"];
    }, {
        readonly id: 'move-tab-left';
        readonly mac: readonly ["Ctrl+Shift+PageUp"];
        readonly other: readonly ["Ctrl+Shift+PageUp"];
    }, {
        readonly id: 'move-tab-right';
        readonly mac: readonly ["Ctrl+Shift+PageDown"];
        readonly other: readonly ["Ctrl+Shift+PageDown"];
    }, {
        readonly id: 'move-tab-out';
        readonly mac: readonly ["Cmd+Shift+N"];
        readonly other: readonly ["Ctrl+Alt+Shift+N"];
    }, {
        readonly id: 'move-tab-on';
        readonly mac: readonly [];
        readonly other: readonly [];
    }, ...{
        id: "tab-1" | "tab-2" | "tab-3" | "tab-4" | "tab-5" | "tab-6" | "tab-7" | "tab-8";
        mac: string[];
        other: string[];
    }[], {
        readonly id: 'last-tab';
        readonly mac: readonly ["Cmd+9"];
        readonly other: readonly ["Ctrl+9"];
    }];
}, {
    readonly name: 'panes';
    readonly commands: readonly [{
        readonly id: 'split-right';
        readonly mac: readonly ["Cmd+D"];
        readonly other: readonly ["Ctrl+Shift+O"];
    }, {
        readonly id: 'split-down';
        readonly mac: readonly ["Cmd+Shift+D"];
        readonly other: readonly ["Ctrl+Shift+E"];
    }, {
        readonly id: 'close-pane';
        readonly mac: readonly ["Cmd+W"];
        readonly other: readonly ["Ctrl+Shift+W"];
    }, ...({
        id: "focus-pane-down" | "focus-pane-left" | "focus-pane-right" | "focus-pane-up";
        mac: string[];
        other: string[];
    } | {
        id: "move-pane-down" | "move-pane-left" | "move-pane-right" | "move-pane-up";
        mac: string[];
        other: string[];
    })[], {
        readonly id: 'separate-pane';
        readonly mac: readonly ["Cmd+Shift+J"];
        readonly other: readonly ["Ctrl+Shift+J"];
    }, {
        readonly id: 'zoom-pane';
        readonly mac: readonly ["Cmd+Shift+Enter"];
        readonly other: readonly ["Ctrl+Shift+Enter"];
    }, {
        readonly id: 'equalize-panes';
        readonly mac: readonly ["Ctrl+Cmd+="];
        readonly other: readonly ["Ctrl+Shift+B"];
    }, {
        readonly id: 'resize-panes';
        readonly mac: readonly ["Cmd+Shift+M"];
        readonly other: readonly ["Ctrl+Shift+M"];
    }];
}, {
    readonly name: 'text';
    readonly commands: readonly [{
        readonly id: 'copy';
        readonly mac: readonly ["Cmd+C"];
        readonly other: readonly ["Ctrl+Shift+C"];
    }, {
        readonly id: 'copy-coloured';
        readonly mac: readonly [];
        readonly other: readonly [];
    }, {
        readonly id: 'paste';
        readonly mac: readonly ["Cmd+V"];
        readonly other: readonly ["Ctrl+Shift+V"];
    }, {
        readonly id: 'select-all';
        readonly mac: readonly ["Cmd+A"];
        readonly other: readonly ["Ctrl+Shift+A"];
    }, {
        readonly id: 'select-output';
        readonly mac: readonly ["Cmd+Shift+O"];
        readonly other: readonly ["Ctrl+Shift+Y"];
    }, {
        readonly id: 'copy-output';
        readonly mac: readonly [];
        readonly other: readonly [];
    }, {
        readonly id: 'insert-again';
        readonly mac: readonly [];
        readonly other: readonly [];
    }, {
        readonly id: 'hints';
        readonly mac: readonly ["Cmd+Shift+Space"];
        readonly other: readonly ["Ctrl+Shift+Space"];
    }, {
        readonly id: 'find';
        readonly mac: readonly ["Cmd+F"];
        readonly other: readonly ["Ctrl+Shift+F"];
    }, {
        readonly id: 'find-next';
        readonly mac: readonly ["Cmd+G"];
        readonly other: readonly ["Ctrl+Shift+G"];
    }, {
        readonly id: 'find-previous';
        readonly mac: readonly ["Cmd+Shift+G"];
        readonly other: readonly ["Ctrl+Shift+H"];
    }, {
        readonly id: 'search-all';
        readonly mac: readonly ["Cmd+Shift+F"];
        readonly other: readonly ["Ctrl+Shift+S"];
    }, {
        readonly id: 'previous-command';
        readonly mac: readonly ["Cmd+Up"];
        readonly other: readonly ["Ctrl+Shift+Z"];
    }, {
        readonly id: 'next-command';
        readonly mac: readonly ["Cmd+Down"];
        readonly other: readonly ["Ctrl+Shift+X"];
    }];
}, {
    readonly name: 'app';
    readonly commands: readonly [{
        readonly id: 'new-window';
        readonly mac: readonly ["Cmd+N"];
        readonly other: readonly ["Ctrl+Shift+N"];
    }, {
        readonly id: 'next-window';
        readonly mac: readonly [];
        readonly other: readonly [];
    }, {
        readonly id: 'palette';
        readonly mac: readonly ["Cmd+Shift+P"];
        readonly other: readonly ["Ctrl+Shift+P"];
    }, {
        readonly id: 'switch-session';
        readonly mac: readonly ["Cmd+P"];
        readonly other: readonly ["Ctrl+Shift+K"];
    }, {
        readonly id: 'settings';
        readonly mac: readonly ["Cmd+,"];
        readonly other: readonly ["Ctrl+,"];
    }, {
        readonly id: 'shortcuts';
        readonly mac: readonly ["Cmd+/"];
        readonly other: readonly ["Ctrl+/"];
    }, {
        readonly id: 'introduction';
        readonly mac: readonly [];
        readonly other: readonly [];
    }, {
        readonly id: 'larger-text';
        readonly mac: readonly ["Cmd+Plus", "Cmd+="];
        readonly other: readonly ["Ctrl+Plus", "Ctrl+="];
    }, {
        readonly id: 'smaller-text';
        readonly mac: readonly ["Cmd+-"];
        readonly other: readonly ["Ctrl+-"];
    }, {
        readonly id: 'default-text';
        readonly mac: readonly ["Cmd+0"];
        readonly other: readonly ["Ctrl+0"];
    }, {
        readonly id: 'full-screen';
        readonly mac: readonly ["Ctrl+Cmd+F"];
        readonly other: readonly ["F11"];
    }, {
        readonly id: 'close-window';
        readonly mac: readonly ["Cmd+Shift+W"];
        readonly other: readonly [];
    }, {
        readonly id: 'quit';
        readonly mac: readonly ["Cmd+Q"];
        readonly other: readonly ["Ctrl+Shift+Q"];
    }];
}];
type AnyCommand = (typeof COMMAND_GROUPS)[number]['commands'][number];
export type CommandId = AnyCommand['id'];
export type Command = Row & {
    readonly id: CommandId;
};
export declare const COMMANDS: readonly Command[];
/** The command of that name. */
export declare function commandOf(id: CommandId): Command;
export {};
