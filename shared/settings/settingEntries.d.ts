/** The user's settings that hold everywhere, with their schemas, defaults and bounds. */
import * as v from 'valibot';
export declare const settingEntries: {
    /** Lines kept above the screen of each terminal. */
    scrollbackLines: v.OptionalSchema<v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, 0, undefined>, v.MaxValueAction<number, 1000000, undefined>]>, 10000>;
    /** A CSS font-family list; the platform's monospace font comes last. */
    fontFamily: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 500, undefined>]>, "ui-monospace, monospace">;
    /** CSS pixels. */
    fontSize: v.OptionalSchema<v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.MinValueAction<number, 6, undefined>, v.MaxValueAction<number, 72, undefined>]>, 13>;
    /** Of the font's own line height. */
    lineHeight: v.OptionalSchema<v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.MinValueAction<number, 1, undefined>, v.MaxValueAction<number, 2, undefined>]>, 1>;
    /** Fonts that have ligatures draw `=>`, `!=` and the like as one sign. */
    ligatures: v.OptionalSchema<v.BooleanSchema<undefined>, false>;
    theme: v.OptionalSchema<v.PicklistSchema<["system", "light", "dark"], undefined>, "system">;
    /** Names of the terminals' colours in a light and in a dark theme: built-in ones, or of `colourSchemes`. */
    lightColours: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.TrimAction, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 60, undefined>]>, "Holdfast Light">;
    darkColours: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.TrimAction, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 60, undefined>]>, "Holdfast Dark">;
    /** The user's own colours, by name. */
    colourSchemes: v.OptionalSchema<v.RecordSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.TrimAction, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 60, undefined>]>, v.StrictObjectSchema<{
        readonly background: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "a colour is written as #rrggbb">]>;
        readonly foreground: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "a colour is written as #rrggbb">]>;
        readonly cursor: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "a colour is written as #rrggbb">]>;
        readonly selection: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "a colour is written as #rrggbb">]>;
        readonly ansi: v.SchemaWithPipe<readonly [v.ArraySchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "a colour is written as #rrggbb">]>, undefined>, v.LengthAction<string[], 16, "there are 16 ANSI colours">]>;
    }, undefined>, undefined>, {}>;
    /** Text is drawn lighter or darker until it has this contrast to its background (WCAG), 1 to 21. */
    minimumContrast: v.OptionalSchema<v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.MinValueAction<number, 1, undefined>, v.MaxValueAction<number, 21, undefined>]>, 4.5>;
    /** Of the terminals' background, 0.5 to 1: less lets what is behind the window be seen through it. */
    opacity: v.OptionalSchema<v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.MinValueAction<number, 0.5, undefined>, v.MaxValueAction<number, 1, undefined>]>, 1>;
    /** The cursor where no program asked for another one. */
    cursorStyle: v.OptionalSchema<v.PicklistSchema<["block", "bar", "underline"], undefined>, "block">;
    cursorBlink: v.OptionalSchema<v.BooleanSchema<undefined>, false>;
    /** The bell of a terminal: its pane lights up for a moment, or the system sounds. */
    bell: v.OptionalSchema<v.PicklistSchema<["none", "visual", "sound"], undefined>, "visual">;
    /** Images that programs print (sixel, iTerm's) are shown; without, programs are not told that they could be. */
    images: v.OptionalSchema<v.BooleanSchema<undefined>, true>;
    /** What the mouse selects is on the clipboard at once. */
    copyOnSelect: v.OptionalSchema<v.BooleanSchema<undefined>, false>;
    /** The right mouse button opens the menu, or copies what is selected and else pastes. */
    rightClick: v.OptionalSchema<v.PicklistSchema<["menu", "paste"], undefined>, "menu">;
    /** On a Mac: Option with a key is Meta, and types no other character. */
    optionAsMeta: v.OptionalSchema<v.BooleanSchema<undefined>, true>;
    /** Typed characters are shown before their echo comes: on a link whose round trip takes `predictAboveMs`, or always. */
    prediction: v.OptionalSchema<v.PicklistSchema<["off", "slow", "always"], undefined>, "slow">;
    predictAboveMs: v.OptionalSchema<v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, 1, undefined>, v.MaxValueAction<number, 10000, undefined>]>, 60>;
    /** Terminals tell screen readers what is printed, and can be read row by row: where one runs, always, or never. */
    screenReader: v.OptionalSchema<v.PicklistSchema<["auto", "on", "off"], undefined>, "auto">;
    /** Keep each tab's screen and history in a file, so that it is there at the next start. */
    saveScreens: v.OptionalSchema<v.BooleanSchema<undefined>, true>;
    /** Ask new shells to mark their prompts and commands, so that finished commands can be told (A4). */
    shellIntegration: v.OptionalSchema<v.BooleanSchema<undefined>, true>;
    /** While the output of a command is in sight and its prompt is not, its line stays at the upper edge. */
    stickyCommand: v.OptionalSchema<v.BooleanSchema<undefined>, true>;
    /** Who does not look at the tab is told of a command that took this long, seconds; 0 for never. */
    notifyAfterSeconds: v.OptionalSchema<v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, 0, undefined>, v.MaxValueAction<number, 86400, undefined>]>, 10>;
    /** A tab whose service's container was stopped or replaced opens its next shell by itself, in the successor. */
    followServices: v.OptionalSchema<v.BooleanSchema<undefined>, false>;
    /** Whether programs may put something on the clipboard (OSC 52). */
    clipboardWrite: v.OptionalSchema<v.PicklistSchema<["ask", "allow", "deny"], undefined>, "ask">;
    /** What the app speaks: the first of the system's languages that it knows, or one of them. */
    language: v.OptionalSchema<v.PicklistSchema<["system", "en", "de"], undefined>, "system">;
    /** The user's own keys of commands, or null for none; all others have the app's. */
    shortcuts: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StrictObjectSchema<Readonly<Record<"add-server" | "close-pane" | "close-tab" | "close-window" | "copy" | "copy-coloured" | "copy-output" | "default-text" | "detached-sessions" | "discard-held" | "end-session" | "equalize-panes" | "find" | "find-next" | "find-previous" | "focus-pane-down" | "focus-pane-left" | "focus-pane-right" | "focus-pane-up" | "full-screen" | "hints" | "insert-again" | "introduction" | "larger-text" | "last-tab" | "link-story" | "load-earlier" | "manage-servers" | "move-pane-down" | "move-pane-left" | "move-pane-right" | "move-pane-up" | "move-tab-left" | "move-tab-on" | "move-tab-out" | "move-tab-right" | "new-tab" | "new-tab-menu" | "new-window" | "next-command" | "next-tab" | "next-window" | "palette" | "paste" | "previous-command" | "previous-tab" | "quit" | "reconnect" | "rename-tab" | "resize-panes" | "save-output" | "search-all" | "select-all" | "select-output" | "separate-pane" | "settings" | "shortcuts" | "smaller-text" | "split-down" | "split-right" | "switch-session" | "tab-1" | "tab-2" | "tab-3" | "tab-4" | "tab-5" | "tab-6" | "tab-7" | "tab-8" | "zoom-pane", v.OptionalSchema<v.SchemaWithPipe<readonly [v.NullableSchema<v.SchemaWithPipe<readonly [v.StringSchema<"keys are written like \"Ctrl+Shift+X\", and null is for none">, v.MaxLengthAction<string, 60, undefined>, v.RawTransformAction<string, string>]>, undefined>, v.DescriptionAction<string | null, string>]>, undefined>>>, "there is no such command">, v.RawCheckAction<{
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
};
