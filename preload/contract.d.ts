/**
 * The whole IPC as one value. Both ends and the tests' double are made from it: the wrapper in the main process
 * checks sender and arguments of every call here, once.
 */
import * as v from 'valibot';
import { type PaneSearch } from '../shared/view/paneSearch.ts';
import type { CommandId } from '../shared/commands/commands.ts';
import type { DetachedListing } from '../shared/view/detached.ts';
import type { LinkStoryView } from '../shared/view/connectionHistory.ts';
import type { AppView } from '../shared/view/view.ts';
/** How long a session is kept on request. */
export declare const KEEP_DAYS = 7;
/** How a test of a server's address and token went; `message` names the first thing that fails and what to do. */
export type ServerTest = {
    readonly ok: boolean;
    readonly message: string;
};
/** Why an action was not done, in words, or null when it was. */
export type Failure = string | null;
/** A file of colours that the user chose, or why it can not be read. */
export type ColoursFile = {
    readonly name: string;
    readonly text: string;
} | {
    readonly problem: string;
};
/** What a session's output can be saved as. */
export declare const OUTPUT_FORMATS: readonly ['text', 'raw', 'asciicast'];
export type OutputFormat = (typeof OUTPUT_FORMATS)[number];
export declare const calls: {
    /** The first view; later ones arrive as the event `view`. */
    readonly view: {
        args: v.StrictTupleSchema<[], undefined>;
        result: AppView;
    };
    /** Opens a tab; with null, on the server and target of the active pane, or on this computer. */
    readonly newTab: {
        args: v.StrictTupleSchema<[v.NullableSchema<v.StrictObjectSchema<{
            readonly server: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 128, undefined>]>;
            readonly host: v.ExactOptionalSchema<v.SchemaWithPipe<readonly [v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "not a host id">]>, v.TitleAction<string, string>, v.DescriptionAction<string, string>]>, undefined>;
            readonly target: v.SchemaWithPipe<readonly [v.VariantSchema<"kind", [v.SchemaWithPipe<readonly [v.StrictObjectSchema<{
                readonly kind: v.LiteralSchema<"local", undefined>;
            }, undefined>, v.DescriptionAction<{
                kind: "local";
            }, string>]>, v.SchemaWithPipe<readonly [v.StrictObjectSchema<{
                readonly kind: v.LiteralSchema<"container", undefined>;
                readonly container: v.SchemaWithPipe<readonly [v.SchemaWithPipe<readonly [v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MaxLengthAction<string, number, undefined>]>, v.MinLengthAction<string, 1, undefined>]>, v.DescriptionAction<string, string>]>;
            }, undefined>, v.DescriptionAction<{
                kind: "container";
                container: string;
            }, string>]>, v.SchemaWithPipe<readonly [v.StrictObjectSchema<{
                readonly kind: v.LiteralSchema<"service", undefined>;
                readonly service: v.SchemaWithPipe<readonly [v.SchemaWithPipe<readonly [v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MaxLengthAction<string, number, undefined>]>, v.MinLengthAction<string, 1, undefined>]>, v.DescriptionAction<string, string>]>;
                readonly task: v.ExactOptionalSchema<v.SchemaWithPipe<readonly [v.SchemaWithPipe<readonly [v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MaxLengthAction<string, number, undefined>]>, v.MinLengthAction<string, 1, undefined>]>, v.DescriptionAction<string, string>]>, undefined>;
            }, undefined>, v.DescriptionAction<{
                kind: "service";
                service: string;
                task?: string;
            }, string>]>, v.SchemaWithPipe<readonly [v.StrictObjectSchema<{
                readonly kind: v.LiteralSchema<"compose", undefined>;
                readonly project: v.SchemaWithPipe<readonly [v.SchemaWithPipe<readonly [v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MaxLengthAction<string, number, undefined>]>, v.MinLengthAction<string, 1, undefined>]>, v.DescriptionAction<string, string>]>;
                readonly service: v.SchemaWithPipe<readonly [v.SchemaWithPipe<readonly [v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MaxLengthAction<string, number, undefined>]>, v.MinLengthAction<string, 1, undefined>]>, v.DescriptionAction<string, string>]>;
                readonly number: v.ExactOptionalSchema<v.SchemaWithPipe<readonly [v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.SafeIntegerAction<number, undefined>, v.MinValueAction<number, 0, undefined>]>, v.DescriptionAction<number, string>]>, undefined>;
            }, undefined>, v.DescriptionAction<{
                kind: "compose";
                project: string;
                service: string;
                number?: number;
            }, string>]>], undefined>, v.TitleAction<{
                kind: "local";
            } | {
                kind: "container";
                container: string;
            } | {
                kind: "service";
                service: string;
                task?: string;
            } | {
                kind: "compose";
                project: string;
                service: string;
                number?: number;
            }, string>, v.DescriptionAction<{
                kind: "local";
            } | {
                kind: "container";
                container: string;
            } | {
                kind: "service";
                service: string;
                task?: string;
            } | {
                kind: "compose";
                project: string;
                service: string;
                number?: number;
            }, string>]>;
            readonly options: v.SchemaWithPipe<readonly [v.StrictObjectSchema<{
                readonly user: v.ExactOptionalSchema<v.SchemaWithPipe<readonly [v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MaxLengthAction<string, number, undefined>]>, v.DescriptionAction<string, string>]>, undefined>;
                readonly directory: v.ExactOptionalSchema<v.SchemaWithPipe<readonly [v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MaxLengthAction<string, number, undefined>]>, v.DescriptionAction<string, string>]>, undefined>;
                readonly directoryOptional: v.ExactOptionalSchema<v.SchemaWithPipe<readonly [v.BooleanSchema<undefined>, v.DescriptionAction<boolean, string>]>, undefined>;
                readonly shellIntegration: v.ExactOptionalSchema<v.SchemaWithPipe<readonly [v.BooleanSchema<undefined>, v.DescriptionAction<boolean, string>]>, undefined>;
                readonly command: v.ExactOptionalSchema<v.SchemaWithPipe<readonly [v.SchemaWithPipe<readonly [v.ArraySchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>, v.MinLengthAction<string[], 1, undefined>, v.MaxLengthAction<string[], 64, undefined>]>, v.DescriptionAction<string[], string>]>, undefined>;
            }, undefined>, v.TitleAction<{
                user?: string;
                directory?: string;
                directoryOptional?: boolean;
                shellIntegration?: boolean;
                command?: string[];
            }, string>, v.DescriptionAction<{
                user?: string;
                directory?: string;
                directoryOptional?: boolean;
                shellIntegration?: boolean;
                command?: string[];
            }, string>]>;
        }, undefined>, undefined>], undefined>;
        result: void;
    };
    readonly setFavourite: {
        args: v.StrictTupleSchema<[v.StrictObjectSchema<{
            readonly server: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 128, undefined>]>;
            readonly host: v.ExactOptionalSchema<v.SchemaWithPipe<readonly [v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "not a host id">]>, v.TitleAction<string, string>, v.DescriptionAction<string, string>]>, undefined>;
            readonly target: v.SchemaWithPipe<readonly [v.VariantSchema<"kind", [v.SchemaWithPipe<readonly [v.StrictObjectSchema<{
                readonly kind: v.LiteralSchema<"local", undefined>;
            }, undefined>, v.DescriptionAction<{
                kind: "local";
            }, string>]>, v.SchemaWithPipe<readonly [v.StrictObjectSchema<{
                readonly kind: v.LiteralSchema<"container", undefined>;
                readonly container: v.SchemaWithPipe<readonly [v.SchemaWithPipe<readonly [v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MaxLengthAction<string, number, undefined>]>, v.MinLengthAction<string, 1, undefined>]>, v.DescriptionAction<string, string>]>;
            }, undefined>, v.DescriptionAction<{
                kind: "container";
                container: string;
            }, string>]>, v.SchemaWithPipe<readonly [v.StrictObjectSchema<{
                readonly kind: v.LiteralSchema<"service", undefined>;
                readonly service: v.SchemaWithPipe<readonly [v.SchemaWithPipe<readonly [v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MaxLengthAction<string, number, undefined>]>, v.MinLengthAction<string, 1, undefined>]>, v.DescriptionAction<string, string>]>;
                readonly task: v.ExactOptionalSchema<v.SchemaWithPipe<readonly [v.SchemaWithPipe<readonly [v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MaxLengthAction<string, number, undefined>]>, v.MinLengthAction<string, 1, undefined>]>, v.DescriptionAction<string, string>]>, undefined>;
            }, undefined>, v.DescriptionAction<{
                kind: "service";
                service: string;
                task?: string;
            }, string>]>, v.SchemaWithPipe<readonly [v.StrictObjectSchema<{
                readonly kind: v.LiteralSchema<"compose", undefined>;
                readonly project: v.SchemaWithPipe<readonly [v.SchemaWithPipe<readonly [v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MaxLengthAction<string, number, undefined>]>, v.MinLengthAction<string, 1, undefined>]>, v.DescriptionAction<string, string>]>;
                readonly service: v.SchemaWithPipe<readonly [v.SchemaWithPipe<readonly [v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MaxLengthAction<string, number, undefined>]>, v.MinLengthAction<string, 1, undefined>]>, v.DescriptionAction<string, string>]>;
                readonly number: v.ExactOptionalSchema<v.SchemaWithPipe<readonly [v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.SafeIntegerAction<number, undefined>, v.MinValueAction<number, 0, undefined>]>, v.DescriptionAction<number, string>]>, undefined>;
            }, undefined>, v.DescriptionAction<{
                kind: "compose";
                project: string;
                service: string;
                number?: number;
            }, string>]>], undefined>, v.TitleAction<{
                kind: "local";
            } | {
                kind: "container";
                container: string;
            } | {
                kind: "service";
                service: string;
                task?: string;
            } | {
                kind: "compose";
                project: string;
                service: string;
                number?: number;
            }, string>, v.DescriptionAction<{
                kind: "local";
            } | {
                kind: "container";
                container: string;
            } | {
                kind: "service";
                service: string;
                task?: string;
            } | {
                kind: "compose";
                project: string;
                service: string;
                number?: number;
            }, string>]>;
        }, undefined>, v.BooleanSchema<undefined>], undefined>;
        result: void;
    };
    /** The options of the last shell there; without any, those that were kept are forgotten. */
    readonly rememberOptions: {
        args: v.StrictTupleSchema<v.TupleItems, undefined>;
        result: void;
    };
    /** Here and below an id is a pane's: this closes the tab that has it, with all of its panes. */
    readonly closeTab: {
        args: v.StrictTupleSchema<[v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 128, undefined>]>], undefined>;
        result: void;
    };
    readonly endSession: {
        args: v.StrictTupleSchema<[v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 128, undefined>]>], undefined>;
        result: void;
    };
    /** Shows the pane's tab, in its window, and makes it the active one there. */
    readonly activateTab: {
        args: v.StrictTupleSchema<[v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 128, undefined>]>], undefined>;
        result: void;
    };
    /** Moves the pane's tab to a place in the tab bar, also from another window. */
    readonly moveTab: {
        args: v.StrictTupleSchema<[v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 128, undefined>]>, v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, 0, undefined>]>], undefined>;
        result: void;
    };
    /** Opens a window with a tab like the active pane's. */
    readonly newWindow: {
        args: v.StrictTupleSchema<[], undefined>;
        result: void;
    };
    /** Goes to the window that was opened behind this one, or to the first. */
    readonly nextWindow: {
        args: v.StrictTupleSchema<[], undefined>;
        result: void;
    };
    /** Moves the pane's tab to another window, behind its tabs. */
    readonly moveTabTo: {
        args: v.StrictTupleSchema<[v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 128, undefined>]>, v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 128, undefined>]>], undefined>;
        result: void;
    };
    /** Moves the pane's tab to the next window. */
    readonly moveTabOn: {
        args: v.StrictTupleSchema<[v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 128, undefined>]>], undefined>;
        result: void;
    };
    /** Moves the pane's tab into a window of its own: beside this one, or at a place on the desktop where it was dropped beside all windows. */
    readonly moveTabOut: {
        args: v.StrictTupleSchema<[v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 128, undefined>]>, v.NullableSchema<v.StrictObjectSchema<{
            readonly x: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.MinValueAction<number, -100000, undefined>, v.MaxValueAction<number, 100000, undefined>]>;
            readonly y: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.MinValueAction<number, -100000, undefined>, v.MaxValueAction<number, 100000, undefined>]>;
        }, undefined>, undefined>], undefined>;
        result: void;
    };
    /** Puts the tab that has the first pane, with all of its panes, on that side of the second one, in its window. */
    readonly joinTab: {
        args: v.StrictTupleSchema<[v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 128, undefined>]>, v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 128, undefined>]>, v.PicklistSchema<readonly ["left", "right", "up", "down"], undefined>], undefined>;
        result: void;
    };
    /** Opens a shell where the pane's runs, on that side of it. */
    readonly splitPane: {
        args: v.StrictTupleSchema<[v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 128, undefined>]>, v.PicklistSchema<readonly ["left", "right", "up", "down"], undefined>], undefined>;
        result: void;
    };
    /** Closes one pane; the last one takes its tab with it. */
    readonly closePane: {
        args: v.StrictTupleSchema<[v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 128, undefined>]>], undefined>;
        result: void;
    };
    /** The pane gets its whole tab for as long as it is active and nothing else is done to the layout. */
    readonly zoomPane: {
        args: v.StrictTupleSchema<[v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 128, undefined>]>, v.BooleanSchema<undefined>], undefined>;
        result: void;
    };
    /** Lets it change places with its neighbour on that side. */
    readonly movePane: {
        args: v.StrictTupleSchema<[v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 128, undefined>]>, v.PicklistSchema<readonly ["left", "right", "up", "down"], undefined>], undefined>;
        result: void;
    };
    /** Moves it out of its tab into one of its own. */
    readonly separatePane: {
        args: v.StrictTupleSchema<[v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 128, undefined>]>], undefined>;
        result: void;
    };
    readonly equalizePanes: {
        args: v.StrictTupleSchema<[v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 128, undefined>]>], undefined>;
        result: void;
    };
    /** Moves a divider of the pane's tab: the part before it gets that fraction of both. */
    readonly resizePanes: {
        args: v.StrictTupleSchema<[v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 128, undefined>]>, v.StrictObjectSchema<{
            readonly path: v.SchemaWithPipe<readonly [v.ArraySchema<v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, 0, undefined>]>, undefined>, v.MaxLengthAction<number[], 32, undefined>]>;
            readonly index: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, 0, undefined>]>;
        }, undefined>, v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.MinValueAction<number, 0, undefined>, v.MaxValueAction<number, 1, undefined>]>], undefined>;
        result: void;
    };
    /** An empty title gives the tab back to the program's. */
    readonly renameTab: {
        args: v.StrictTupleSchema<[v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 128, undefined>]>, v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MaxLengthAction<string, number, undefined>]>], undefined>;
        result: void;
    };
    /** After an ended or refused session: a new shell on the same target, in the same tab. */
    readonly startAgain: {
        args: v.StrictTupleSchema<[v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 128, undefined>]>], undefined>;
        result: void;
    };
    /** Asks for the tab's MessagePort; it arrives as a window message `terminal-port` with the tab's id. */
    readonly openTerminal: {
        args: v.StrictTupleSchema<[v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 128, undefined>]>, v.SchemaWithPipe<readonly [v.StrictObjectSchema<{
            readonly foreground: v.SchemaWithPipe<readonly [v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "not a color like #1e1e2e">]>, v.TitleAction<string, string>, v.DescriptionAction<string, string>]>;
            readonly background: v.SchemaWithPipe<readonly [v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "not a color like #1e1e2e">]>, v.TitleAction<string, string>, v.DescriptionAction<string, string>]>;
            readonly cursor: v.SchemaWithPipe<readonly [v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "not a color like #1e1e2e">]>, v.TitleAction<string, string>, v.DescriptionAction<string, string>]>;
            readonly palette: v.SchemaWithPipe<readonly [v.SchemaWithPipe<readonly [v.ArraySchema<v.SchemaWithPipe<readonly [v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "not a color like #1e1e2e">]>, v.TitleAction<string, string>, v.DescriptionAction<string, string>]>, undefined>, v.LengthAction<string[], 16, undefined>]>, v.DescriptionAction<string[], string>]>;
            readonly cellWidth: v.SchemaWithPipe<readonly [v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.MinValueAction<number, 1, undefined>, v.MaxValueAction<number, 200, undefined>]>, v.DescriptionAction<number, string>]>;
            readonly cellHeight: v.SchemaWithPipe<readonly [v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.MinValueAction<number, 1, undefined>, v.MaxValueAction<number, 400, undefined>]>, v.DescriptionAction<number, string>]>;
            readonly images: v.ExactOptionalSchema<v.SchemaWithPipe<readonly [v.BooleanSchema<undefined>, v.DescriptionAction<boolean, string>]>, undefined>;
        }, undefined>, v.TitleAction<{
            foreground: string;
            background: string;
            cursor: string;
            palette: string[];
            cellWidth: number;
            cellHeight: number;
            images?: boolean;
        }, string>, v.DescriptionAction<{
            foreground: string;
            background: string;
            cursor: string;
            palette: string[];
            cellWidth: number;
            cellHeight: number;
            images?: boolean;
        }, string>]>], undefined>;
        result: void;
    };
    /** What the page had to restore is painted: now the window is worth showing. */
    readonly painted: {
        args: v.StrictTupleSchema<[], undefined>;
        result: void;
    };
    /** What applications may ask of the terminals changed (S11). */
    readonly changeProfile: {
        args: v.StrictTupleSchema<[v.SchemaWithPipe<readonly [v.StrictObjectSchema<{
            readonly foreground: v.SchemaWithPipe<readonly [v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "not a color like #1e1e2e">]>, v.TitleAction<string, string>, v.DescriptionAction<string, string>]>;
            readonly background: v.SchemaWithPipe<readonly [v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "not a color like #1e1e2e">]>, v.TitleAction<string, string>, v.DescriptionAction<string, string>]>;
            readonly cursor: v.SchemaWithPipe<readonly [v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "not a color like #1e1e2e">]>, v.TitleAction<string, string>, v.DescriptionAction<string, string>]>;
            readonly palette: v.SchemaWithPipe<readonly [v.SchemaWithPipe<readonly [v.ArraySchema<v.SchemaWithPipe<readonly [v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "not a color like #1e1e2e">]>, v.TitleAction<string, string>, v.DescriptionAction<string, string>]>, undefined>, v.LengthAction<string[], 16, undefined>]>, v.DescriptionAction<string[], string>]>;
            readonly cellWidth: v.SchemaWithPipe<readonly [v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.MinValueAction<number, 1, undefined>, v.MaxValueAction<number, 200, undefined>]>, v.DescriptionAction<number, string>]>;
            readonly cellHeight: v.SchemaWithPipe<readonly [v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.MinValueAction<number, 1, undefined>, v.MaxValueAction<number, 400, undefined>]>, v.DescriptionAction<number, string>]>;
            readonly images: v.ExactOptionalSchema<v.SchemaWithPipe<readonly [v.BooleanSchema<undefined>, v.DescriptionAction<boolean, string>]>, undefined>;
        }, undefined>, v.TitleAction<{
            foreground: string;
            background: string;
            cursor: string;
            palette: string[];
            cellWidth: number;
            cellHeight: number;
            images?: boolean;
        }, string>, v.DescriptionAction<{
            foreground: string;
            background: string;
            cursor: string;
            palette: string[];
            cellWidth: number;
            cellHeight: number;
            images?: boolean;
        }, string>]>], undefined>;
        result: void;
    };
    /** Fetches output that the terminal does not show: what a snapshot stands for, or what comes before all else. */
    readonly loadPast: {
        args: v.StrictTupleSchema<[v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 128, undefined>]>], undefined>;
        result: void;
    };
    readonly cancelLoad: {
        args: v.StrictTupleSchema<[v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 128, undefined>]>], undefined>;
        result: void;
    };
    readonly dismissSkipped: {
        args: v.StrictTupleSchema<[v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 128, undefined>]>], undefined>;
        result: void;
    };
    /** Asks where to, and saves everything that the server holds of the session's output there. */
    readonly saveOutput: {
        args: v.StrictTupleSchema<[v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 128, undefined>]>, v.PicklistSchema<readonly ["text", "raw", "asciicast"], undefined>], undefined>;
        result: void;
    };
    readonly cancelSave: {
        args: v.StrictTupleSchema<[v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 128, undefined>]>], undefined>;
        result: void;
    };
    /** A server's sessions that no tab shows. */
    readonly listDetached: {
        args: v.StrictTupleSchema<[v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 128, undefined>]>], undefined>;
        result: DetachedListing;
    };
    /** Opens one that was listed, in a new tab. */
    readonly openDetached: {
        args: v.StrictTupleSchema<[v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 128, undefined>]>, v.SchemaWithPipe<readonly [v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "not a session ID">]>, v.TitleAction<string, string>, v.DescriptionAction<string, string>]>], undefined>;
        result: Failure;
    };
    /** Has it kept for `KEEP_DAYS` although no tab shows it; answered as `listDetached`. */
    readonly keepDetached: {
        args: v.StrictTupleSchema<[v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 128, undefined>]>, v.SchemaWithPipe<readonly [v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "not a session ID">]>, v.TitleAction<string, string>, v.DescriptionAction<string, string>]>], undefined>;
        result: DetachedListing;
    };
    readonly endDetached: {
        args: v.StrictTupleSchema<[v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 128, undefined>]>, v.SchemaWithPipe<readonly [v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "not a session ID">]>, v.TitleAction<string, string>, v.DescriptionAction<string, string>]>], undefined>;
        result: DetachedListing;
    };
    readonly sendHeld: {
        args: v.StrictTupleSchema<[v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 128, undefined>]>], undefined>;
        result: void;
    };
    readonly discardHeld: {
        args: v.StrictTupleSchema<[v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 128, undefined>]>], undefined>;
        result: void;
    };
    readonly reconnectNow: {
        args: v.StrictTupleSchema<[v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 128, undefined>]>], undefined>;
        result: void;
    };
    /** Cuts a server's link, as a network that is lost does, or restores it; after a while it restores itself. */
    readonly cutLink: {
        args: v.StrictTupleSchema<[v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 128, undefined>]>, v.BooleanSchema<undefined>], undefined>;
        result: void;
    };
    /** What happened to a server's link since the app was started. */
    readonly linkStory: {
        args: v.StrictTupleSchema<[v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 128, undefined>]>], undefined>;
        result: LinkStoryView;
    };
    readonly addServer: {
        args: v.StrictTupleSchema<[v.StrictObjectSchema<{
            readonly name: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.TrimAction, v.MinLengthAction<string, 1, "a server needs a name">, v.MaxLengthAction<string, 100, undefined>]>;
            readonly url: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.TrimAction, v.MaxLengthAction<string, 2000, undefined>]>;
            readonly token: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.TrimAction, v.MaxLengthAction<string, 4096, undefined>]>;
        }, undefined>], undefined>;
        result: Failure;
    };
    readonly editServer: {
        args: v.StrictTupleSchema<[v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 128, undefined>]>, v.StrictObjectSchema<{
            readonly name: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.TrimAction, v.MinLengthAction<string, 1, "a server needs a name">, v.MaxLengthAction<string, 100, undefined>]>;
            readonly url: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.TrimAction, v.MaxLengthAction<string, 2000, undefined>]>;
            readonly token: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.TrimAction, v.MaxLengthAction<string, 4096, undefined>]>;
        }, undefined>], undefined>;
        result: Failure;
    };
    readonly removeServer: {
        args: v.StrictTupleSchema<[v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 128, undefined>]>], undefined>;
        result: void;
    };
    /** With a server's id and an empty token, its stored token is used. */
    readonly testServer: {
        args: v.StrictTupleSchema<[v.StrictObjectSchema<{
            readonly server: v.NullableSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 128, undefined>]>, undefined>;
            readonly url: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.TrimAction, v.MaxLengthAction<string, 2000, undefined>]>;
            readonly token: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.TrimAction, v.MaxLengthAction<string, 4096, undefined>]>;
        }, undefined>], undefined>;
        result: ServerTest;
    };
    readonly changeSettings: {
        args: v.StrictTupleSchema<[Omit<v.StrictObjectSchema<{
            readonly scrollbackLines: v.OptionalSchema<v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, 0, undefined>, v.MaxValueAction<number, 1000000, undefined>]>, 10000>;
            readonly fontFamily: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 500, undefined>]>, "ui-monospace, monospace">;
            readonly fontSize: v.OptionalSchema<v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.MinValueAction<number, 6, undefined>, v.MaxValueAction<number, 72, undefined>]>, 13>;
            readonly lineHeight: v.OptionalSchema<v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.MinValueAction<number, 1, undefined>, v.MaxValueAction<number, 2, undefined>]>, 1>;
            readonly ligatures: v.OptionalSchema<v.BooleanSchema<undefined>, false>;
            readonly theme: v.OptionalSchema<v.PicklistSchema<["system", "light", "dark"], undefined>, "system">;
            readonly lightColours: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.TrimAction, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 60, undefined>]>, "Holdfast Light">;
            readonly darkColours: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.TrimAction, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 60, undefined>]>, "Holdfast Dark">;
            readonly colourSchemes: v.OptionalSchema<v.RecordSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.TrimAction, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 60, undefined>]>, v.StrictObjectSchema<{
                readonly background: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "a colour is written as #rrggbb">]>;
                readonly foreground: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "a colour is written as #rrggbb">]>;
                readonly cursor: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "a colour is written as #rrggbb">]>;
                readonly selection: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "a colour is written as #rrggbb">]>;
                readonly ansi: v.SchemaWithPipe<readonly [v.ArraySchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "a colour is written as #rrggbb">]>, undefined>, v.LengthAction<string[], 16, "there are 16 ANSI colours">]>;
            }, undefined>, undefined>, {}>;
            readonly minimumContrast: v.OptionalSchema<v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.MinValueAction<number, 1, undefined>, v.MaxValueAction<number, 21, undefined>]>, 4.5>;
            readonly opacity: v.OptionalSchema<v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.MinValueAction<number, 0.5, undefined>, v.MaxValueAction<number, 1, undefined>]>, 1>;
            readonly cursorStyle: v.OptionalSchema<v.PicklistSchema<["block", "bar", "underline"], undefined>, "block">;
            readonly cursorBlink: v.OptionalSchema<v.BooleanSchema<undefined>, false>;
            readonly bell: v.OptionalSchema<v.PicklistSchema<["none", "visual", "sound"], undefined>, "visual">;
            readonly images: v.OptionalSchema<v.BooleanSchema<undefined>, true>;
            readonly copyOnSelect: v.OptionalSchema<v.BooleanSchema<undefined>, false>;
            readonly rightClick: v.OptionalSchema<v.PicklistSchema<["menu", "paste"], undefined>, "menu">;
            readonly optionAsMeta: v.OptionalSchema<v.BooleanSchema<undefined>, true>;
            readonly prediction: v.OptionalSchema<v.PicklistSchema<["off", "slow", "always"], undefined>, "slow">;
            readonly predictAboveMs: v.OptionalSchema<v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, 1, undefined>, v.MaxValueAction<number, 10000, undefined>]>, 60>;
            readonly screenReader: v.OptionalSchema<v.PicklistSchema<["auto", "on", "off"], undefined>, "auto">;
            readonly saveScreens: v.OptionalSchema<v.BooleanSchema<undefined>, true>;
            readonly shellIntegration: v.OptionalSchema<v.BooleanSchema<undefined>, true>;
            readonly stickyCommand: v.OptionalSchema<v.BooleanSchema<undefined>, true>;
            readonly notifyAfterSeconds: v.OptionalSchema<v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, 0, undefined>, v.MaxValueAction<number, 86400, undefined>]>, 10>;
            readonly followServices: v.OptionalSchema<v.BooleanSchema<undefined>, false>;
            readonly clipboardWrite: v.OptionalSchema<v.PicklistSchema<["ask", "allow", "deny"], undefined>, "ask">;
            readonly language: v.OptionalSchema<v.PicklistSchema<["system", "en", "de"], undefined>, "system">;
            readonly shortcuts: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StrictObjectSchema<Readonly<Record<"add-server" | "close-pane" | "close-tab" | "close-window" | "copy" | "copy-coloured" | "copy-output" | "default-text" | "detached-sessions" | "discard-held" | "end-session" | "equalize-panes" | "find" | "find-next" | "find-previous" | "focus-pane-down" | "focus-pane-left" | "focus-pane-right" | "focus-pane-up" | "full-screen" | "hints" | "insert-again" | "introduction" | "larger-text" | "last-tab" | "link-story" | "load-earlier" | "manage-servers" | "move-pane-down" | "move-pane-left" | "move-pane-right" | "move-pane-up" | "move-tab-left" | "move-tab-on" | "move-tab-out" | "move-tab-right" | "new-tab" | "new-tab-menu" | "new-window" | "next-command" | "next-tab" | "next-window" | "palette" | "paste" | "previous-command" | "previous-tab" | "quit" | "reconnect" | "rename-tab" | "resize-panes" | "save-output" | "search-all" | "select-all" | "select-output" | "separate-pane" | "settings" | "shortcuts" | "smaller-text" | "split-down" | "split-right" | "switch-session" | "tab-1" | "tab-2" | "tab-3" | "tab-4" | "tab-5" | "tab-6" | "tab-7" | "tab-8" | "zoom-pane", v.OptionalSchema<v.SchemaWithPipe<readonly [v.NullableSchema<v.SchemaWithPipe<readonly [v.StringSchema<"keys are written like \"Ctrl+Shift+X\", and null is for none">, v.MaxLengthAction<string, 60, undefined>, v.RawTransformAction<string, string>]>, undefined>, v.DescriptionAction<string | null, string>]>, undefined>>>, "there is no such command">, v.RawCheckAction<{
                "add-server"?: string | null | undefined;
                "close-pane"?: string | null | undefined;
                "close-tab"?: string | null | undefined;
                "close-window"?: string | null | undefined;
                copy?: string | null | undefined;
                "copy-coloured"?: string | null | undefined;
                "copy-output"?: string | null | undefined;
                "default-text"?: string | null | undefined;
                "detached-sessions"?: string | null | undefined;
                "discard-held"?: string | null | undefined;
                "end-session"?: string | null | undefined;
                "equalize-panes"?: string | null | undefined;
                find?: string | null | undefined;
                "find-next"?: string | null | undefined;
                "find-previous"?: string | null | undefined;
                "focus-pane-down"?: string | null | undefined;
                "focus-pane-left"?: string | null | undefined;
                "focus-pane-right"?: string | null | undefined;
                "focus-pane-up"?: string | null | undefined;
                "full-screen"?: string | null | undefined;
                hints?: string | null | undefined;
                "insert-again"?: string | null | undefined;
                introduction?: string | null | undefined;
                "larger-text"?: string | null | undefined;
                "last-tab"?: string | null | undefined;
                "link-story"?: string | null | undefined;
                "load-earlier"?: string | null | undefined;
                "manage-servers"?: string | null | undefined;
                "move-pane-down"?: string | null | undefined;
                "move-pane-left"?: string | null | undefined;
                "move-pane-right"?: string | null | undefined;
                "move-pane-up"?: string | null | undefined;
                "move-tab-left"?: string | null | undefined;
                "move-tab-on"?: string | null | undefined;
                "move-tab-out"?: string | null | undefined;
                "move-tab-right"?: string | null | undefined;
                "new-tab"?: string | null | undefined;
                "new-tab-menu"?: string | null | undefined;
                "new-window"?: string | null | undefined;
                "next-command"?: string | null | undefined;
                "next-tab"?: string | null | undefined;
                "next-window"?: string | null | undefined;
                palette?: string | null | undefined;
                paste?: string | null | undefined;
                "previous-command"?: string | null | undefined;
                "previous-tab"?: string | null | undefined;
                quit?: string | null | undefined;
                reconnect?: string | null | undefined;
                "rename-tab"?: string | null | undefined;
                "resize-panes"?: string | null | undefined;
                "save-output"?: string | null | undefined;
                "search-all"?: string | null | undefined;
                "select-all"?: string | null | undefined;
                "select-output"?: string | null | undefined;
                "separate-pane"?: string | null | undefined;
                settings?: string | null | undefined;
                shortcuts?: string | null | undefined;
                "smaller-text"?: string | null | undefined;
                "split-down"?: string | null | undefined;
                "split-right"?: string | null | undefined;
                "switch-session"?: string | null | undefined;
                "tab-1"?: string | null | undefined;
                "tab-2"?: string | null | undefined;
                "tab-3"?: string | null | undefined;
                "tab-4"?: string | null | undefined;
                "tab-5"?: string | null | undefined;
                "tab-6"?: string | null | undefined;
                "tab-7"?: string | null | undefined;
                "tab-8"?: string | null | undefined;
                "zoom-pane"?: string | null | undefined;
            }>]>, {}>;
            readonly profiles: v.OptionalSchema<v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<v.ObjectEntries, undefined>, undefined>, v.MaxLengthAction<{
                [x: string]: unknown;
                [x: number]: unknown;
            }[], 200, undefined>, v.RawCheckAction<{
                [x: string]: unknown;
                [x: number]: unknown;
            }[]>]>, readonly []>;
        }, undefined>, "entries" | "~run" | "~standard" | "~types"> & {
            readonly entries: {
                readonly scrollbackLines: v.OptionalSchema<v.OptionalSchema<v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, 0, undefined>, v.MaxValueAction<number, 1000000, undefined>]>, 10000>, undefined>;
                readonly fontFamily: v.OptionalSchema<v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 500, undefined>]>, "ui-monospace, monospace">, undefined>;
                readonly fontSize: v.OptionalSchema<v.OptionalSchema<v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.MinValueAction<number, 6, undefined>, v.MaxValueAction<number, 72, undefined>]>, 13>, undefined>;
                readonly lineHeight: v.OptionalSchema<v.OptionalSchema<v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.MinValueAction<number, 1, undefined>, v.MaxValueAction<number, 2, undefined>]>, 1>, undefined>;
                readonly ligatures: v.OptionalSchema<v.OptionalSchema<v.BooleanSchema<undefined>, false>, undefined>;
                readonly theme: v.OptionalSchema<v.OptionalSchema<v.PicklistSchema<["system", "light", "dark"], undefined>, "system">, undefined>;
                readonly lightColours: v.OptionalSchema<v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.TrimAction, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 60, undefined>]>, "Holdfast Light">, undefined>;
                readonly darkColours: v.OptionalSchema<v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.TrimAction, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 60, undefined>]>, "Holdfast Dark">, undefined>;
                readonly colourSchemes: v.OptionalSchema<v.OptionalSchema<v.RecordSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.TrimAction, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 60, undefined>]>, v.StrictObjectSchema<{
                    readonly background: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "a colour is written as #rrggbb">]>;
                    readonly foreground: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "a colour is written as #rrggbb">]>;
                    readonly cursor: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "a colour is written as #rrggbb">]>;
                    readonly selection: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "a colour is written as #rrggbb">]>;
                    readonly ansi: v.SchemaWithPipe<readonly [v.ArraySchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "a colour is written as #rrggbb">]>, undefined>, v.LengthAction<string[], 16, "there are 16 ANSI colours">]>;
                }, undefined>, undefined>, {}>, undefined>;
                readonly minimumContrast: v.OptionalSchema<v.OptionalSchema<v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.MinValueAction<number, 1, undefined>, v.MaxValueAction<number, 21, undefined>]>, 4.5>, undefined>;
                readonly opacity: v.OptionalSchema<v.OptionalSchema<v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.MinValueAction<number, 0.5, undefined>, v.MaxValueAction<number, 1, undefined>]>, 1>, undefined>;
                readonly cursorStyle: v.OptionalSchema<v.OptionalSchema<v.PicklistSchema<["block", "bar", "underline"], undefined>, "block">, undefined>;
                readonly cursorBlink: v.OptionalSchema<v.OptionalSchema<v.BooleanSchema<undefined>, false>, undefined>;
                readonly bell: v.OptionalSchema<v.OptionalSchema<v.PicklistSchema<["none", "visual", "sound"], undefined>, "visual">, undefined>;
                readonly images: v.OptionalSchema<v.OptionalSchema<v.BooleanSchema<undefined>, true>, undefined>;
                readonly copyOnSelect: v.OptionalSchema<v.OptionalSchema<v.BooleanSchema<undefined>, false>, undefined>;
                readonly rightClick: v.OptionalSchema<v.OptionalSchema<v.PicklistSchema<["menu", "paste"], undefined>, "menu">, undefined>;
                readonly optionAsMeta: v.OptionalSchema<v.OptionalSchema<v.BooleanSchema<undefined>, true>, undefined>;
                readonly prediction: v.OptionalSchema<v.OptionalSchema<v.PicklistSchema<["off", "slow", "always"], undefined>, "slow">, undefined>;
                readonly predictAboveMs: v.OptionalSchema<v.OptionalSchema<v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, 1, undefined>, v.MaxValueAction<number, 10000, undefined>]>, 60>, undefined>;
                readonly screenReader: v.OptionalSchema<v.OptionalSchema<v.PicklistSchema<["auto", "on", "off"], undefined>, "auto">, undefined>;
                readonly saveScreens: v.OptionalSchema<v.OptionalSchema<v.BooleanSchema<undefined>, true>, undefined>;
                readonly shellIntegration: v.OptionalSchema<v.OptionalSchema<v.BooleanSchema<undefined>, true>, undefined>;
                readonly stickyCommand: v.OptionalSchema<v.OptionalSchema<v.BooleanSchema<undefined>, true>, undefined>;
                readonly notifyAfterSeconds: v.OptionalSchema<v.OptionalSchema<v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, 0, undefined>, v.MaxValueAction<number, 86400, undefined>]>, 10>, undefined>;
                readonly followServices: v.OptionalSchema<v.OptionalSchema<v.BooleanSchema<undefined>, false>, undefined>;
                readonly clipboardWrite: v.OptionalSchema<v.OptionalSchema<v.PicklistSchema<["ask", "allow", "deny"], undefined>, "ask">, undefined>;
                readonly language: v.OptionalSchema<v.OptionalSchema<v.PicklistSchema<["system", "en", "de"], undefined>, "system">, undefined>;
                readonly shortcuts: v.OptionalSchema<v.OptionalSchema<v.SchemaWithPipe<readonly [v.StrictObjectSchema<Readonly<Record<"add-server" | "close-pane" | "close-tab" | "close-window" | "copy" | "copy-coloured" | "copy-output" | "default-text" | "detached-sessions" | "discard-held" | "end-session" | "equalize-panes" | "find" | "find-next" | "find-previous" | "focus-pane-down" | "focus-pane-left" | "focus-pane-right" | "focus-pane-up" | "full-screen" | "hints" | "insert-again" | "introduction" | "larger-text" | "last-tab" | "link-story" | "load-earlier" | "manage-servers" | "move-pane-down" | "move-pane-left" | "move-pane-right" | "move-pane-up" | "move-tab-left" | "move-tab-on" | "move-tab-out" | "move-tab-right" | "new-tab" | "new-tab-menu" | "new-window" | "next-command" | "next-tab" | "next-window" | "palette" | "paste" | "previous-command" | "previous-tab" | "quit" | "reconnect" | "rename-tab" | "resize-panes" | "save-output" | "search-all" | "select-all" | "select-output" | "separate-pane" | "settings" | "shortcuts" | "smaller-text" | "split-down" | "split-right" | "switch-session" | "tab-1" | "tab-2" | "tab-3" | "tab-4" | "tab-5" | "tab-6" | "tab-7" | "tab-8" | "zoom-pane", v.OptionalSchema<v.SchemaWithPipe<readonly [v.NullableSchema<v.SchemaWithPipe<readonly [v.StringSchema<"keys are written like \"Ctrl+Shift+X\", and null is for none">, v.MaxLengthAction<string, 60, undefined>, v.RawTransformAction<string, string>]>, undefined>, v.DescriptionAction<string | null, string>]>, undefined>>>, "there is no such command">, v.RawCheckAction<{
                    "add-server"?: string | null | undefined;
                    "close-pane"?: string | null | undefined;
                    "close-tab"?: string | null | undefined;
                    "close-window"?: string | null | undefined;
                    copy?: string | null | undefined;
                    "copy-coloured"?: string | null | undefined;
                    "copy-output"?: string | null | undefined;
                    "default-text"?: string | null | undefined;
                    "detached-sessions"?: string | null | undefined;
                    "discard-held"?: string | null | undefined;
                    "end-session"?: string | null | undefined;
                    "equalize-panes"?: string | null | undefined;
                    find?: string | null | undefined;
                    "find-next"?: string | null | undefined;
                    "find-previous"?: string | null | undefined;
                    "focus-pane-down"?: string | null | undefined;
                    "focus-pane-left"?: string | null | undefined;
                    "focus-pane-right"?: string | null | undefined;
                    "focus-pane-up"?: string | null | undefined;
                    "full-screen"?: string | null | undefined;
                    hints?: string | null | undefined;
                    "insert-again"?: string | null | undefined;
                    introduction?: string | null | undefined;
                    "larger-text"?: string | null | undefined;
                    "last-tab"?: string | null | undefined;
                    "link-story"?: string | null | undefined;
                    "load-earlier"?: string | null | undefined;
                    "manage-servers"?: string | null | undefined;
                    "move-pane-down"?: string | null | undefined;
                    "move-pane-left"?: string | null | undefined;
                    "move-pane-right"?: string | null | undefined;
                    "move-pane-up"?: string | null | undefined;
                    "move-tab-left"?: string | null | undefined;
                    "move-tab-on"?: string | null | undefined;
                    "move-tab-out"?: string | null | undefined;
                    "move-tab-right"?: string | null | undefined;
                    "new-tab"?: string | null | undefined;
                    "new-tab-menu"?: string | null | undefined;
                    "new-window"?: string | null | undefined;
                    "next-command"?: string | null | undefined;
                    "next-tab"?: string | null | undefined;
                    "next-window"?: string | null | undefined;
                    palette?: string | null | undefined;
                    paste?: string | null | undefined;
                    "previous-command"?: string | null | undefined;
                    "previous-tab"?: string | null | undefined;
                    quit?: string | null | undefined;
                    reconnect?: string | null | undefined;
                    "rename-tab"?: string | null | undefined;
                    "resize-panes"?: string | null | undefined;
                    "save-output"?: string | null | undefined;
                    "search-all"?: string | null | undefined;
                    "select-all"?: string | null | undefined;
                    "select-output"?: string | null | undefined;
                    "separate-pane"?: string | null | undefined;
                    settings?: string | null | undefined;
                    shortcuts?: string | null | undefined;
                    "smaller-text"?: string | null | undefined;
                    "split-down"?: string | null | undefined;
                    "split-right"?: string | null | undefined;
                    "switch-session"?: string | null | undefined;
                    "tab-1"?: string | null | undefined;
                    "tab-2"?: string | null | undefined;
                    "tab-3"?: string | null | undefined;
                    "tab-4"?: string | null | undefined;
                    "tab-5"?: string | null | undefined;
                    "tab-6"?: string | null | undefined;
                    "tab-7"?: string | null | undefined;
                    "tab-8"?: string | null | undefined;
                    "zoom-pane"?: string | null | undefined;
                }>]>, {}>, undefined>;
                readonly profiles: v.OptionalSchema<v.OptionalSchema<v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<v.ObjectEntries, undefined>, undefined>, v.MaxLengthAction<{
                    [x: string]: unknown;
                    [x: number]: unknown;
                }[], 200, undefined>, v.RawCheckAction<{
                    [x: string]: unknown;
                    [x: number]: unknown;
                }[]>]>, readonly []>, undefined>;
            };
            readonly "~standard": v.StandardProps<{
                scrollbackLines?: number | undefined;
                fontFamily?: string | undefined;
                fontSize?: number | undefined;
                lineHeight?: number | undefined;
                ligatures?: boolean | undefined;
                theme?: "dark" | "light" | "system" | undefined;
                lightColours?: string | undefined;
                darkColours?: string | undefined;
                colourSchemes?: {
                    [x: string]: {
                        background: string;
                        foreground: string;
                        cursor: string;
                        selection: string;
                        ansi: string[];
                    };
                } | undefined;
                minimumContrast?: number | undefined;
                opacity?: number | undefined;
                cursorStyle?: "bar" | "block" | "underline" | undefined;
                cursorBlink?: boolean | undefined;
                bell?: "none" | "sound" | "visual" | undefined;
                images?: boolean | undefined;
                copyOnSelect?: boolean | undefined;
                rightClick?: "menu" | "paste" | undefined;
                optionAsMeta?: boolean | undefined;
                prediction?: "always" | "off" | "slow" | undefined;
                predictAboveMs?: number | undefined;
                screenReader?: "auto" | "off" | "on" | undefined;
                saveScreens?: boolean | undefined;
                shellIntegration?: boolean | undefined;
                stickyCommand?: boolean | undefined;
                notifyAfterSeconds?: number | undefined;
                followServices?: boolean | undefined;
                clipboardWrite?: "allow" | "ask" | "deny" | undefined;
                language?: "de" | "en" | "system" | undefined;
                shortcuts?: {
                    "add-server"?: string | null | undefined;
                    "close-pane"?: string | null | undefined;
                    "close-tab"?: string | null | undefined;
                    "close-window"?: string | null | undefined;
                    copy?: string | null | undefined;
                    "copy-coloured"?: string | null | undefined;
                    "copy-output"?: string | null | undefined;
                    "default-text"?: string | null | undefined;
                    "detached-sessions"?: string | null | undefined;
                    "discard-held"?: string | null | undefined;
                    "end-session"?: string | null | undefined;
                    "equalize-panes"?: string | null | undefined;
                    find?: string | null | undefined;
                    "find-next"?: string | null | undefined;
                    "find-previous"?: string | null | undefined;
                    "focus-pane-down"?: string | null | undefined;
                    "focus-pane-left"?: string | null | undefined;
                    "focus-pane-right"?: string | null | undefined;
                    "focus-pane-up"?: string | null | undefined;
                    "full-screen"?: string | null | undefined;
                    hints?: string | null | undefined;
                    "insert-again"?: string | null | undefined;
                    introduction?: string | null | undefined;
                    "larger-text"?: string | null | undefined;
                    "last-tab"?: string | null | undefined;
                    "link-story"?: string | null | undefined;
                    "load-earlier"?: string | null | undefined;
                    "manage-servers"?: string | null | undefined;
                    "move-pane-down"?: string | null | undefined;
                    "move-pane-left"?: string | null | undefined;
                    "move-pane-right"?: string | null | undefined;
                    "move-pane-up"?: string | null | undefined;
                    "move-tab-left"?: string | null | undefined;
                    "move-tab-on"?: string | null | undefined;
                    "move-tab-out"?: string | null | undefined;
                    "move-tab-right"?: string | null | undefined;
                    "new-tab"?: string | null | undefined;
                    "new-tab-menu"?: string | null | undefined;
                    "new-window"?: string | null | undefined;
                    "next-command"?: string | null | undefined;
                    "next-tab"?: string | null | undefined;
                    "next-window"?: string | null | undefined;
                    palette?: string | null | undefined;
                    paste?: string | null | undefined;
                    "previous-command"?: string | null | undefined;
                    "previous-tab"?: string | null | undefined;
                    quit?: string | null | undefined;
                    reconnect?: string | null | undefined;
                    "rename-tab"?: string | null | undefined;
                    "resize-panes"?: string | null | undefined;
                    "save-output"?: string | null | undefined;
                    "search-all"?: string | null | undefined;
                    "select-all"?: string | null | undefined;
                    "select-output"?: string | null | undefined;
                    "separate-pane"?: string | null | undefined;
                    settings?: string | null | undefined;
                    shortcuts?: string | null | undefined;
                    "smaller-text"?: string | null | undefined;
                    "split-down"?: string | null | undefined;
                    "split-right"?: string | null | undefined;
                    "switch-session"?: string | null | undefined;
                    "tab-1"?: string | null | undefined;
                    "tab-2"?: string | null | undefined;
                    "tab-3"?: string | null | undefined;
                    "tab-4"?: string | null | undefined;
                    "tab-5"?: string | null | undefined;
                    "tab-6"?: string | null | undefined;
                    "tab-7"?: string | null | undefined;
                    "tab-8"?: string | null | undefined;
                    "zoom-pane"?: string | null | undefined;
                } | undefined;
                profiles?: {
                    [x: string]: unknown;
                    [x: number]: unknown;
                }[] | undefined;
            }, {
                scrollbackLines?: number | undefined;
                fontFamily?: string | undefined;
                fontSize?: number | undefined;
                lineHeight?: number | undefined;
                ligatures?: boolean | undefined;
                theme?: "dark" | "light" | "system" | undefined;
                lightColours?: string | undefined;
                darkColours?: string | undefined;
                colourSchemes?: {
                    [x: string]: {
                        background: string;
                        foreground: string;
                        cursor: string;
                        selection: string;
                        ansi: string[];
                    };
                } | undefined;
                minimumContrast?: number | undefined;
                opacity?: number | undefined;
                cursorStyle?: "bar" | "block" | "underline" | undefined;
                cursorBlink?: boolean | undefined;
                bell?: "none" | "sound" | "visual" | undefined;
                images?: boolean | undefined;
                copyOnSelect?: boolean | undefined;
                rightClick?: "menu" | "paste" | undefined;
                optionAsMeta?: boolean | undefined;
                prediction?: "always" | "off" | "slow" | undefined;
                predictAboveMs?: number | undefined;
                screenReader?: "auto" | "off" | "on" | undefined;
                saveScreens?: boolean | undefined;
                shellIntegration?: boolean | undefined;
                stickyCommand?: boolean | undefined;
                notifyAfterSeconds?: number | undefined;
                followServices?: boolean | undefined;
                clipboardWrite?: "allow" | "ask" | "deny" | undefined;
                language?: "de" | "en" | "system" | undefined;
                shortcuts?: {
                    "add-server"?: string | null | undefined;
                    "close-pane"?: string | null | undefined;
                    "close-tab"?: string | null | undefined;
                    "close-window"?: string | null | undefined;
                    copy?: string | null | undefined;
                    "copy-coloured"?: string | null | undefined;
                    "copy-output"?: string | null | undefined;
                    "default-text"?: string | null | undefined;
                    "detached-sessions"?: string | null | undefined;
                    "discard-held"?: string | null | undefined;
                    "end-session"?: string | null | undefined;
                    "equalize-panes"?: string | null | undefined;
                    find?: string | null | undefined;
                    "find-next"?: string | null | undefined;
                    "find-previous"?: string | null | undefined;
                    "focus-pane-down"?: string | null | undefined;
                    "focus-pane-left"?: string | null | undefined;
                    "focus-pane-right"?: string | null | undefined;
                    "focus-pane-up"?: string | null | undefined;
                    "full-screen"?: string | null | undefined;
                    hints?: string | null | undefined;
                    "insert-again"?: string | null | undefined;
                    introduction?: string | null | undefined;
                    "larger-text"?: string | null | undefined;
                    "last-tab"?: string | null | undefined;
                    "link-story"?: string | null | undefined;
                    "load-earlier"?: string | null | undefined;
                    "manage-servers"?: string | null | undefined;
                    "move-pane-down"?: string | null | undefined;
                    "move-pane-left"?: string | null | undefined;
                    "move-pane-right"?: string | null | undefined;
                    "move-pane-up"?: string | null | undefined;
                    "move-tab-left"?: string | null | undefined;
                    "move-tab-on"?: string | null | undefined;
                    "move-tab-out"?: string | null | undefined;
                    "move-tab-right"?: string | null | undefined;
                    "new-tab"?: string | null | undefined;
                    "new-tab-menu"?: string | null | undefined;
                    "new-window"?: string | null | undefined;
                    "next-command"?: string | null | undefined;
                    "next-tab"?: string | null | undefined;
                    "next-window"?: string | null | undefined;
                    palette?: string | null | undefined;
                    paste?: string | null | undefined;
                    "previous-command"?: string | null | undefined;
                    "previous-tab"?: string | null | undefined;
                    quit?: string | null | undefined;
                    reconnect?: string | null | undefined;
                    "rename-tab"?: string | null | undefined;
                    "resize-panes"?: string | null | undefined;
                    "save-output"?: string | null | undefined;
                    "search-all"?: string | null | undefined;
                    "select-all"?: string | null | undefined;
                    "select-output"?: string | null | undefined;
                    "separate-pane"?: string | null | undefined;
                    settings?: string | null | undefined;
                    shortcuts?: string | null | undefined;
                    "smaller-text"?: string | null | undefined;
                    "split-down"?: string | null | undefined;
                    "split-right"?: string | null | undefined;
                    "switch-session"?: string | null | undefined;
                    "tab-1"?: string | null | undefined;
                    "tab-2"?: string | null | undefined;
                    "tab-3"?: string | null | undefined;
                    "tab-4"?: string | null | undefined;
                    "tab-5"?: string | null | undefined;
                    "tab-6"?: string | null | undefined;
                    "tab-7"?: string | null | undefined;
                    "tab-8"?: string | null | undefined;
                    "zoom-pane"?: string | null | undefined;
                } | undefined;
                profiles?: {
                    [x: string]: unknown;
                    [x: number]: unknown;
                }[] | undefined;
            }>;
            readonly "~run": (dataset: v.UnknownDataset, config: v.Config<v.BaseIssue<unknown>>) => v.OutputDataset<{
                scrollbackLines?: number | undefined;
                fontFamily?: string | undefined;
                fontSize?: number | undefined;
                lineHeight?: number | undefined;
                ligatures?: boolean | undefined;
                theme?: "dark" | "light" | "system" | undefined;
                lightColours?: string | undefined;
                darkColours?: string | undefined;
                colourSchemes?: {
                    [x: string]: {
                        background: string;
                        foreground: string;
                        cursor: string;
                        selection: string;
                        ansi: string[];
                    };
                } | undefined;
                minimumContrast?: number | undefined;
                opacity?: number | undefined;
                cursorStyle?: "bar" | "block" | "underline" | undefined;
                cursorBlink?: boolean | undefined;
                bell?: "none" | "sound" | "visual" | undefined;
                images?: boolean | undefined;
                copyOnSelect?: boolean | undefined;
                rightClick?: "menu" | "paste" | undefined;
                optionAsMeta?: boolean | undefined;
                prediction?: "always" | "off" | "slow" | undefined;
                predictAboveMs?: number | undefined;
                screenReader?: "auto" | "off" | "on" | undefined;
                saveScreens?: boolean | undefined;
                shellIntegration?: boolean | undefined;
                stickyCommand?: boolean | undefined;
                notifyAfterSeconds?: number | undefined;
                followServices?: boolean | undefined;
                clipboardWrite?: "allow" | "ask" | "deny" | undefined;
                language?: "de" | "en" | "system" | undefined;
                shortcuts?: {
                    "add-server"?: string | null | undefined;
                    "close-pane"?: string | null | undefined;
                    "close-tab"?: string | null | undefined;
                    "close-window"?: string | null | undefined;
                    copy?: string | null | undefined;
                    "copy-coloured"?: string | null | undefined;
                    "copy-output"?: string | null | undefined;
                    "default-text"?: string | null | undefined;
                    "detached-sessions"?: string | null | undefined;
                    "discard-held"?: string | null | undefined;
                    "end-session"?: string | null | undefined;
                    "equalize-panes"?: string | null | undefined;
                    find?: string | null | undefined;
                    "find-next"?: string | null | undefined;
                    "find-previous"?: string | null | undefined;
                    "focus-pane-down"?: string | null | undefined;
                    "focus-pane-left"?: string | null | undefined;
                    "focus-pane-right"?: string | null | undefined;
                    "focus-pane-up"?: string | null | undefined;
                    "full-screen"?: string | null | undefined;
                    hints?: string | null | undefined;
                    "insert-again"?: string | null | undefined;
                    introduction?: string | null | undefined;
                    "larger-text"?: string | null | undefined;
                    "last-tab"?: string | null | undefined;
                    "link-story"?: string | null | undefined;
                    "load-earlier"?: string | null | undefined;
                    "manage-servers"?: string | null | undefined;
                    "move-pane-down"?: string | null | undefined;
                    "move-pane-left"?: string | null | undefined;
                    "move-pane-right"?: string | null | undefined;
                    "move-pane-up"?: string | null | undefined;
                    "move-tab-left"?: string | null | undefined;
                    "move-tab-on"?: string | null | undefined;
                    "move-tab-out"?: string | null | undefined;
                    "move-tab-right"?: string | null | undefined;
                    "new-tab"?: string | null | undefined;
                    "new-tab-menu"?: string | null | undefined;
                    "new-window"?: string | null | undefined;
                    "next-command"?: string | null | undefined;
                    "next-tab"?: string | null | undefined;
                    "next-window"?: string | null | undefined;
                    palette?: string | null | undefined;
                    paste?: string | null | undefined;
                    "previous-command"?: string | null | undefined;
                    "previous-tab"?: string | null | undefined;
                    quit?: string | null | undefined;
                    reconnect?: string | null | undefined;
                    "rename-tab"?: string | null | undefined;
                    "resize-panes"?: string | null | undefined;
                    "save-output"?: string | null | undefined;
                    "search-all"?: string | null | undefined;
                    "select-all"?: string | null | undefined;
                    "select-output"?: string | null | undefined;
                    "separate-pane"?: string | null | undefined;
                    settings?: string | null | undefined;
                    shortcuts?: string | null | undefined;
                    "smaller-text"?: string | null | undefined;
                    "split-down"?: string | null | undefined;
                    "split-right"?: string | null | undefined;
                    "switch-session"?: string | null | undefined;
                    "tab-1"?: string | null | undefined;
                    "tab-2"?: string | null | undefined;
                    "tab-3"?: string | null | undefined;
                    "tab-4"?: string | null | undefined;
                    "tab-5"?: string | null | undefined;
                    "tab-6"?: string | null | undefined;
                    "tab-7"?: string | null | undefined;
                    "tab-8"?: string | null | undefined;
                    "zoom-pane"?: string | null | undefined;
                } | undefined;
                profiles?: {
                    [x: string]: unknown;
                    [x: number]: unknown;
                }[] | undefined;
            }, v.ArrayIssue | v.BaseIssue<unknown> | v.BooleanIssue | v.IntegerIssue<number> | v.LengthIssue<string[], 16> | v.MaxLengthIssue<string, 60> | v.MaxLengthIssue<string, 500> | v.MaxLengthIssue<{
                [x: string]: unknown;
                [x: number]: unknown;
            }[], 200> | v.MaxValueIssue<number, 1> | v.MaxValueIssue<number, 2> | v.MaxValueIssue<number, 21> | v.MaxValueIssue<number, 72> | v.MaxValueIssue<number, 10000> | v.MaxValueIssue<number, 86400> | v.MaxValueIssue<number, 1000000> | v.MinLengthIssue<string, 1> | v.MinValueIssue<number, 0> | v.MinValueIssue<number, 0.5> | v.MinValueIssue<number, 1> | v.MinValueIssue<number, 6> | v.NumberIssue | v.PicklistIssue | v.RawCheckIssue<{
                [x: string]: unknown;
                [x: number]: unknown;
            }[]> | v.RawCheckIssue<{
                "add-server"?: string | null | undefined;
                "close-pane"?: string | null | undefined;
                "close-tab"?: string | null | undefined;
                "close-window"?: string | null | undefined;
                copy?: string | null | undefined;
                "copy-coloured"?: string | null | undefined;
                "copy-output"?: string | null | undefined;
                "default-text"?: string | null | undefined;
                "detached-sessions"?: string | null | undefined;
                "discard-held"?: string | null | undefined;
                "end-session"?: string | null | undefined;
                "equalize-panes"?: string | null | undefined;
                find?: string | null | undefined;
                "find-next"?: string | null | undefined;
                "find-previous"?: string | null | undefined;
                "focus-pane-down"?: string | null | undefined;
                "focus-pane-left"?: string | null | undefined;
                "focus-pane-right"?: string | null | undefined;
                "focus-pane-up"?: string | null | undefined;
                "full-screen"?: string | null | undefined;
                hints?: string | null | undefined;
                "insert-again"?: string | null | undefined;
                introduction?: string | null | undefined;
                "larger-text"?: string | null | undefined;
                "last-tab"?: string | null | undefined;
                "link-story"?: string | null | undefined;
                "load-earlier"?: string | null | undefined;
                "manage-servers"?: string | null | undefined;
                "move-pane-down"?: string | null | undefined;
                "move-pane-left"?: string | null | undefined;
                "move-pane-right"?: string | null | undefined;
                "move-pane-up"?: string | null | undefined;
                "move-tab-left"?: string | null | undefined;
                "move-tab-on"?: string | null | undefined;
                "move-tab-out"?: string | null | undefined;
                "move-tab-right"?: string | null | undefined;
                "new-tab"?: string | null | undefined;
                "new-tab-menu"?: string | null | undefined;
                "new-window"?: string | null | undefined;
                "next-command"?: string | null | undefined;
                "next-tab"?: string | null | undefined;
                "next-window"?: string | null | undefined;
                palette?: string | null | undefined;
                paste?: string | null | undefined;
                "previous-command"?: string | null | undefined;
                "previous-tab"?: string | null | undefined;
                quit?: string | null | undefined;
                reconnect?: string | null | undefined;
                "rename-tab"?: string | null | undefined;
                "resize-panes"?: string | null | undefined;
                "save-output"?: string | null | undefined;
                "search-all"?: string | null | undefined;
                "select-all"?: string | null | undefined;
                "select-output"?: string | null | undefined;
                "separate-pane"?: string | null | undefined;
                settings?: string | null | undefined;
                shortcuts?: string | null | undefined;
                "smaller-text"?: string | null | undefined;
                "split-down"?: string | null | undefined;
                "split-right"?: string | null | undefined;
                "switch-session"?: string | null | undefined;
                "tab-1"?: string | null | undefined;
                "tab-2"?: string | null | undefined;
                "tab-3"?: string | null | undefined;
                "tab-4"?: string | null | undefined;
                "tab-5"?: string | null | undefined;
                "tab-6"?: string | null | undefined;
                "tab-7"?: string | null | undefined;
                "tab-8"?: string | null | undefined;
                "zoom-pane"?: string | null | undefined;
            }> | v.RawTransformIssue<string> | v.RecordIssue | v.RegexIssue<string> | v.StrictObjectIssue | v.StringIssue>;
            readonly "~types"?: {
                readonly input: {
                    scrollbackLines?: number | undefined;
                    fontFamily?: string | undefined;
                    fontSize?: number | undefined;
                    lineHeight?: number | undefined;
                    ligatures?: boolean | undefined;
                    theme?: "dark" | "light" | "system" | undefined;
                    lightColours?: string | undefined;
                    darkColours?: string | undefined;
                    colourSchemes?: {
                        [x: string]: {
                            background: string;
                            foreground: string;
                            cursor: string;
                            selection: string;
                            ansi: string[];
                        };
                    } | undefined;
                    minimumContrast?: number | undefined;
                    opacity?: number | undefined;
                    cursorStyle?: "bar" | "block" | "underline" | undefined;
                    cursorBlink?: boolean | undefined;
                    bell?: "none" | "sound" | "visual" | undefined;
                    images?: boolean | undefined;
                    copyOnSelect?: boolean | undefined;
                    rightClick?: "menu" | "paste" | undefined;
                    optionAsMeta?: boolean | undefined;
                    prediction?: "always" | "off" | "slow" | undefined;
                    predictAboveMs?: number | undefined;
                    screenReader?: "auto" | "off" | "on" | undefined;
                    saveScreens?: boolean | undefined;
                    shellIntegration?: boolean | undefined;
                    stickyCommand?: boolean | undefined;
                    notifyAfterSeconds?: number | undefined;
                    followServices?: boolean | undefined;
                    clipboardWrite?: "allow" | "ask" | "deny" | undefined;
                    language?: "de" | "en" | "system" | undefined;
                    shortcuts?: {
                        "add-server"?: string | null | undefined;
                        "close-pane"?: string | null | undefined;
                        "close-tab"?: string | null | undefined;
                        "close-window"?: string | null | undefined;
                        copy?: string | null | undefined;
                        "copy-coloured"?: string | null | undefined;
                        "copy-output"?: string | null | undefined;
                        "default-text"?: string | null | undefined;
                        "detached-sessions"?: string | null | undefined;
                        "discard-held"?: string | null | undefined;
                        "end-session"?: string | null | undefined;
                        "equalize-panes"?: string | null | undefined;
                        find?: string | null | undefined;
                        "find-next"?: string | null | undefined;
                        "find-previous"?: string | null | undefined;
                        "focus-pane-down"?: string | null | undefined;
                        "focus-pane-left"?: string | null | undefined;
                        "focus-pane-right"?: string | null | undefined;
                        "focus-pane-up"?: string | null | undefined;
                        "full-screen"?: string | null | undefined;
                        hints?: string | null | undefined;
                        "insert-again"?: string | null | undefined;
                        introduction?: string | null | undefined;
                        "larger-text"?: string | null | undefined;
                        "last-tab"?: string | null | undefined;
                        "link-story"?: string | null | undefined;
                        "load-earlier"?: string | null | undefined;
                        "manage-servers"?: string | null | undefined;
                        "move-pane-down"?: string | null | undefined;
                        "move-pane-left"?: string | null | undefined;
                        "move-pane-right"?: string | null | undefined;
                        "move-pane-up"?: string | null | undefined;
                        "move-tab-left"?: string | null | undefined;
                        "move-tab-on"?: string | null | undefined;
                        "move-tab-out"?: string | null | undefined;
                        "move-tab-right"?: string | null | undefined;
                        "new-tab"?: string | null | undefined;
                        "new-tab-menu"?: string | null | undefined;
                        "new-window"?: string | null | undefined;
                        "next-command"?: string | null | undefined;
                        "next-tab"?: string | null | undefined;
                        "next-window"?: string | null | undefined;
                        palette?: string | null | undefined;
                        paste?: string | null | undefined;
                        "previous-command"?: string | null | undefined;
                        "previous-tab"?: string | null | undefined;
                        quit?: string | null | undefined;
                        reconnect?: string | null | undefined;
                        "rename-tab"?: string | null | undefined;
                        "resize-panes"?: string | null | undefined;
                        "save-output"?: string | null | undefined;
                        "search-all"?: string | null | undefined;
                        "select-all"?: string | null | undefined;
                        "select-output"?: string | null | undefined;
                        "separate-pane"?: string | null | undefined;
                        settings?: string | null | undefined;
                        shortcuts?: string | null | undefined;
                        "smaller-text"?: string | null | undefined;
                        "split-down"?: string | null | undefined;
                        "split-right"?: string | null | undefined;
                        "switch-session"?: string | null | undefined;
                        "tab-1"?: string | null | undefined;
                        "tab-2"?: string | null | undefined;
                        "tab-3"?: string | null | undefined;
                        "tab-4"?: string | null | undefined;
                        "tab-5"?: string | null | undefined;
                        "tab-6"?: string | null | undefined;
                        "tab-7"?: string | null | undefined;
                        "tab-8"?: string | null | undefined;
                        "zoom-pane"?: string | null | undefined;
                    } | undefined;
                    profiles?: {
                        [x: string]: unknown;
                        [x: number]: unknown;
                    }[] | undefined;
                };
                readonly output: {
                    scrollbackLines?: number | undefined;
                    fontFamily?: string | undefined;
                    fontSize?: number | undefined;
                    lineHeight?: number | undefined;
                    ligatures?: boolean | undefined;
                    theme?: "dark" | "light" | "system" | undefined;
                    lightColours?: string | undefined;
                    darkColours?: string | undefined;
                    colourSchemes?: {
                        [x: string]: {
                            background: string;
                            foreground: string;
                            cursor: string;
                            selection: string;
                            ansi: string[];
                        };
                    } | undefined;
                    minimumContrast?: number | undefined;
                    opacity?: number | undefined;
                    cursorStyle?: "bar" | "block" | "underline" | undefined;
                    cursorBlink?: boolean | undefined;
                    bell?: "none" | "sound" | "visual" | undefined;
                    images?: boolean | undefined;
                    copyOnSelect?: boolean | undefined;
                    rightClick?: "menu" | "paste" | undefined;
                    optionAsMeta?: boolean | undefined;
                    prediction?: "always" | "off" | "slow" | undefined;
                    predictAboveMs?: number | undefined;
                    screenReader?: "auto" | "off" | "on" | undefined;
                    saveScreens?: boolean | undefined;
                    shellIntegration?: boolean | undefined;
                    stickyCommand?: boolean | undefined;
                    notifyAfterSeconds?: number | undefined;
                    followServices?: boolean | undefined;
                    clipboardWrite?: "allow" | "ask" | "deny" | undefined;
                    language?: "de" | "en" | "system" | undefined;
                    shortcuts?: {
                        "add-server"?: string | null | undefined;
                        "close-pane"?: string | null | undefined;
                        "close-tab"?: string | null | undefined;
                        "close-window"?: string | null | undefined;
                        copy?: string | null | undefined;
                        "copy-coloured"?: string | null | undefined;
                        "copy-output"?: string | null | undefined;
                        "default-text"?: string | null | undefined;
                        "detached-sessions"?: string | null | undefined;
                        "discard-held"?: string | null | undefined;
                        "end-session"?: string | null | undefined;
                        "equalize-panes"?: string | null | undefined;
                        find?: string | null | undefined;
                        "find-next"?: string | null | undefined;
                        "find-previous"?: string | null | undefined;
                        "focus-pane-down"?: string | null | undefined;
                        "focus-pane-left"?: string | null | undefined;
                        "focus-pane-right"?: string | null | undefined;
                        "focus-pane-up"?: string | null | undefined;
                        "full-screen"?: string | null | undefined;
                        hints?: string | null | undefined;
                        "insert-again"?: string | null | undefined;
                        introduction?: string | null | undefined;
                        "larger-text"?: string | null | undefined;
                        "last-tab"?: string | null | undefined;
                        "link-story"?: string | null | undefined;
                        "load-earlier"?: string | null | undefined;
                        "manage-servers"?: string | null | undefined;
                        "move-pane-down"?: string | null | undefined;
                        "move-pane-left"?: string | null | undefined;
                        "move-pane-right"?: string | null | undefined;
                        "move-pane-up"?: string | null | undefined;
                        "move-tab-left"?: string | null | undefined;
                        "move-tab-on"?: string | null | undefined;
                        "move-tab-out"?: string | null | undefined;
                        "move-tab-right"?: string | null | undefined;
                        "new-tab"?: string | null | undefined;
                        "new-tab-menu"?: string | null | undefined;
                        "new-window"?: string | null | undefined;
                        "next-command"?: string | null | undefined;
                        "next-tab"?: string | null | undefined;
                        "next-window"?: string | null | undefined;
                        palette?: string | null | undefined;
                        paste?: string | null | undefined;
                        "previous-command"?: string | null | undefined;
                        "previous-tab"?: string | null | undefined;
                        quit?: string | null | undefined;
                        reconnect?: string | null | undefined;
                        "rename-tab"?: string | null | undefined;
                        "resize-panes"?: string | null | undefined;
                        "save-output"?: string | null | undefined;
                        "search-all"?: string | null | undefined;
                        "select-all"?: string | null | undefined;
                        "select-output"?: string | null | undefined;
                        "separate-pane"?: string | null | undefined;
                        settings?: string | null | undefined;
                        shortcuts?: string | null | undefined;
                        "smaller-text"?: string | null | undefined;
                        "split-down"?: string | null | undefined;
                        "split-right"?: string | null | undefined;
                        "switch-session"?: string | null | undefined;
                        "tab-1"?: string | null | undefined;
                        "tab-2"?: string | null | undefined;
                        "tab-3"?: string | null | undefined;
                        "tab-4"?: string | null | undefined;
                        "tab-5"?: string | null | undefined;
                        "tab-6"?: string | null | undefined;
                        "tab-7"?: string | null | undefined;
                        "tab-8"?: string | null | undefined;
                        "zoom-pane"?: string | null | undefined;
                    } | undefined;
                    profiles?: {
                        [x: string]: unknown;
                        [x: number]: unknown;
                    }[] | undefined;
                };
                readonly issue: v.ArrayIssue | v.BaseIssue<unknown> | v.BooleanIssue | v.IntegerIssue<number> | v.LengthIssue<string[], 16> | v.MaxLengthIssue<string, 60> | v.MaxLengthIssue<string, 500> | v.MaxLengthIssue<{
                    [x: string]: unknown;
                    [x: number]: unknown;
                }[], 200> | v.MaxValueIssue<number, 1> | v.MaxValueIssue<number, 2> | v.MaxValueIssue<number, 21> | v.MaxValueIssue<number, 72> | v.MaxValueIssue<number, 10000> | v.MaxValueIssue<number, 86400> | v.MaxValueIssue<number, 1000000> | v.MinLengthIssue<string, 1> | v.MinValueIssue<number, 0> | v.MinValueIssue<number, 0.5> | v.MinValueIssue<number, 1> | v.MinValueIssue<number, 6> | v.NumberIssue | v.PicklistIssue | v.RawCheckIssue<{
                    [x: string]: unknown;
                    [x: number]: unknown;
                }[]> | v.RawCheckIssue<{
                    "add-server"?: string | null | undefined;
                    "close-pane"?: string | null | undefined;
                    "close-tab"?: string | null | undefined;
                    "close-window"?: string | null | undefined;
                    copy?: string | null | undefined;
                    "copy-coloured"?: string | null | undefined;
                    "copy-output"?: string | null | undefined;
                    "default-text"?: string | null | undefined;
                    "detached-sessions"?: string | null | undefined;
                    "discard-held"?: string | null | undefined;
                    "end-session"?: string | null | undefined;
                    "equalize-panes"?: string | null | undefined;
                    find?: string | null | undefined;
                    "find-next"?: string | null | undefined;
                    "find-previous"?: string | null | undefined;
                    "focus-pane-down"?: string | null | undefined;
                    "focus-pane-left"?: string | null | undefined;
                    "focus-pane-right"?: string | null | undefined;
                    "focus-pane-up"?: string | null | undefined;
                    "full-screen"?: string | null | undefined;
                    hints?: string | null | undefined;
                    "insert-again"?: string | null | undefined;
                    introduction?: string | null | undefined;
                    "larger-text"?: string | null | undefined;
                    "last-tab"?: string | null | undefined;
                    "link-story"?: string | null | undefined;
                    "load-earlier"?: string | null | undefined;
                    "manage-servers"?: string | null | undefined;
                    "move-pane-down"?: string | null | undefined;
                    "move-pane-left"?: string | null | undefined;
                    "move-pane-right"?: string | null | undefined;
                    "move-pane-up"?: string | null | undefined;
                    "move-tab-left"?: string | null | undefined;
                    "move-tab-on"?: string | null | undefined;
                    "move-tab-out"?: string | null | undefined;
                    "move-tab-right"?: string | null | undefined;
                    "new-tab"?: string | null | undefined;
                    "new-tab-menu"?: string | null | undefined;
                    "new-window"?: string | null | undefined;
                    "next-command"?: string | null | undefined;
                    "next-tab"?: string | null | undefined;
                    "next-window"?: string | null | undefined;
                    palette?: string | null | undefined;
                    paste?: string | null | undefined;
                    "previous-command"?: string | null | undefined;
                    "previous-tab"?: string | null | undefined;
                    quit?: string | null | undefined;
                    reconnect?: string | null | undefined;
                    "rename-tab"?: string | null | undefined;
                    "resize-panes"?: string | null | undefined;
                    "save-output"?: string | null | undefined;
                    "search-all"?: string | null | undefined;
                    "select-all"?: string | null | undefined;
                    "select-output"?: string | null | undefined;
                    "separate-pane"?: string | null | undefined;
                    settings?: string | null | undefined;
                    shortcuts?: string | null | undefined;
                    "smaller-text"?: string | null | undefined;
                    "split-down"?: string | null | undefined;
                    "split-right"?: string | null | undefined;
                    "switch-session"?: string | null | undefined;
                    "tab-1"?: string | null | undefined;
                    "tab-2"?: string | null | undefined;
                    "tab-3"?: string | null | undefined;
                    "tab-4"?: string | null | undefined;
                    "tab-5"?: string | null | undefined;
                    "tab-6"?: string | null | undefined;
                    "tab-7"?: string | null | undefined;
                    "tab-8"?: string | null | undefined;
                    "zoom-pane"?: string | null | undefined;
                }> | v.RawTransformIssue<string> | v.RecordIssue | v.RegexIssue<string> | v.StrictObjectIssue | v.StringIssue;
            } | undefined;
        }], undefined>;
        result: void;
    };
    /** Opens `settings.json` in the system's editor; with a sentence when that can not be done. */
    readonly openSettingsFile: {
        args: v.StrictTupleSchema<[], undefined>;
        result: void;
    };
    /** Asks for a file of colours and reads it; null when none was chosen. */
    readonly readColours: {
        args: v.StrictTupleSchema<[], undefined>;
        result: ColoursFile | null;
    };
    readonly showIntroduction: {
        args: v.StrictTupleSchema<[v.BooleanSchema<undefined>], undefined>;
        result: void;
    };
    /** What happened meanwhile was seen. */
    readonly dismissAway: {
        args: v.StrictTupleSchema<[], undefined>;
        result: void;
    };
    readonly dismissNotice: {
        args: v.StrictTupleSchema<[v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 128, undefined>]>], undefined>;
        result: void;
    };
    /** Opens the session that a notice offers, and dismisses it. */
    readonly acceptOffer: {
        args: v.StrictTupleSchema<[v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 128, undefined>]>], undefined>;
        result: void;
    };
    /** What was chosen and looked at, last first. */
    readonly recentChoices: {
        args: v.StrictTupleSchema<[], undefined>;
        result: readonly string[];
    };
    readonly noteChoice: {
        args: v.StrictTupleSchema<[v.SchemaWithPipe<readonly [v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MaxLengthAction<string, number, undefined>]>, v.MinLengthAction<string, 1, undefined>]>], undefined>;
        result: void;
    };
    readonly readClipboard: {
        args: v.StrictTupleSchema<[], undefined>;
        result: string;
    };
    /** Searches a pane that another window's page shows; null when that can not tell. */
    readonly searchElsewhere: {
        args: v.StrictTupleSchema<[v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 128, undefined>]>, v.StrictObjectSchema<{
            readonly text: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MaxLengthAction<string, 10000, undefined>]>;
            readonly caseSensitive: v.BooleanSchema<undefined>;
            readonly wholeWord: v.BooleanSchema<undefined>;
            readonly regex: v.BooleanSchema<undefined>;
        }, undefined>], undefined>;
        result: {
            matches: {
                line: string;
                begin: number;
                end: number;
            }[];
            isMore: boolean;
        } | null;
    };
    /** The answer to the event `search`. */
    readonly searchedHere: {
        args: v.StrictTupleSchema<[v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, 0, undefined>]>, v.NullableSchema<v.StrictObjectSchema<{
            readonly matches: v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
                readonly line: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MaxLengthAction<string, number, undefined>]>;
                readonly begin: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, 0, undefined>, v.MaxValueAction<number, number, undefined>]>;
                readonly end: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, 0, undefined>, v.MaxValueAction<number, number, undefined>]>;
            }, undefined>, undefined>, v.MaxLengthAction<{
                line: string;
                begin: number;
                end: number;
            }[], 100, undefined>]>;
            readonly isMore: v.BooleanSchema<undefined>;
        }, undefined>, undefined>], undefined>;
        result: void;
    };
    /** Goes to one of the matches that were found last in a pane of another window. */
    readonly goToMatch: {
        args: v.StrictTupleSchema<[v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 128, undefined>]>, v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, 0, undefined>]>], undefined>;
        result: void;
    };
    /** Does to the focused text field what the system's menus do. */
    readonly editField: {
        args: v.StrictTupleSchema<[v.PicklistSchema<["copy", "paste", "select-all"], undefined>], undefined>;
        result: void;
    };
    /** Does to the window, or the app, what the system's menus do. */
    readonly windowAction: {
        args: v.StrictTupleSchema<[v.PicklistSchema<["full-screen", "close", "quit"], undefined>], undefined>;
        result: void;
    };
    readonly writeClipboard: {
        args: v.StrictTupleSchema<[v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MaxLengthAction<string, number, undefined>]>], undefined>;
        result: void;
    };
    /** The same text plain and as HTML. */
    readonly writeStyledClipboard: {
        args: v.StrictTupleSchema<[v.StrictObjectSchema<{
            readonly text: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MaxLengthAction<string, number, undefined>]>;
            readonly html: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MaxLengthAction<string, number, undefined>]>;
        }, undefined>], undefined>;
        result: void;
    };
    /** Has the system sound its bell. */
    readonly beep: {
        args: v.StrictTupleSchema<[], undefined>;
        result: void;
    };
    /** Whether a screen reader or the like runs; later changes arrive as the event `assistive`. */
    readonly assistive: {
        args: v.StrictTupleSchema<[], undefined>;
        result: boolean;
    };
    /** The browser's view of the network, at first and whenever it changed. */
    readonly networkChanged: {
        args: v.StrictTupleSchema<[v.BooleanSchema<undefined>], undefined>;
        result: void;
    };
    /** Shows the terminal's context menu at the pointer. */
    readonly contextMenu: {
        args: v.StrictTupleSchema<[v.StrictObjectSchema<{
            readonly hasSelection: v.BooleanSchema<undefined>;
            readonly link: v.NullableSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
        }, undefined>], undefined>;
        result: void;
    };
    /** Shows the context menu of the shown tab at the pointer. */
    readonly tabMenu: {
        args: v.StrictTupleSchema<[], undefined>;
        result: void;
    };
    /** Has the system open a link of those that may be opened, and no other. */
    readonly openLink: {
        args: v.StrictTupleSchema<[v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.CheckAction<string, "not a link to open">]>], undefined>;
        result: void;
    };
};
export type CallName = keyof typeof calls;
export type CallArguments<N extends CallName> = v.InferOutput<(typeof calls)[N]['args']>;
export type CallResult<N extends CallName> = (typeof calls)[N]['result'];
/** Main process → renderer; a command is one that the focused window carries out, a search one that another window asked for. */
export type Events = {
    readonly view: AppView;
    readonly command: CommandId;
    readonly assistive: boolean;
    readonly search: PaneSearch;
    readonly match: {
        readonly pane: string;
        readonly index: number;
    };
};
export type EventName = keyof Events;
export declare const EVENT_NAMES: readonly ["view", "command", "assistive", "search", "match"];
/** What preload puts on the renderer's `window.holdfast`. */
export type HoldfastApi = {
    readonly platform: 'mac' | 'linux' | 'windows';
    readonly call: <N extends CallName>(name: N, ...args: CallArguments<N>) => Promise<CallResult<N>>;
    /** Returns how to stop listening. */
    readonly on: <N extends EventName>(name: N, listener: (value: Events[N]) => void) => () => void;
};
export declare const CALL_CHANNEL = "holdfast:call";
export declare const EVENT_CHANNEL = "holdfast:event";
/** Window message that carries a terminal's port: `{ type, tab }` and one port. */
export declare const PORT_MESSAGE = "terminal-port";
