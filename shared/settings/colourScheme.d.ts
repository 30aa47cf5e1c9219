/** A terminal's colours as they are kept and imported. */
import * as v from 'valibot';
/** The 16 ANSI colours, and how many there are. */
export declare const ANSI_COLOURS = 16;
export declare const colourScheme: v.StrictObjectSchema<{
    readonly background: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "a colour is written as #rrggbb">]>;
    readonly foreground: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "a colour is written as #rrggbb">]>;
    readonly cursor: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "a colour is written as #rrggbb">]>;
    readonly selection: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "a colour is written as #rrggbb">]>;
    /** Black, red, green, yellow, blue, magenta, cyan, white, then the same bright. */
    readonly ansi: v.SchemaWithPipe<readonly [v.ArraySchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "a colour is written as #rrggbb">]>, undefined>, v.LengthAction<string[], 16, "there are 16 ANSI colours">]>;
}, undefined>;
export type ColourScheme = Readonly<v.InferOutput<typeof colourScheme>>;
export declare const MAX_SCHEME_NAME_CHARS = 60;
export declare const schemeName: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.TrimAction, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 60, undefined>]>;
