/** Settings that hold for the shells of one server, or of one target, in place of those that hold everywhere. */
import * as v from 'valibot';
/** What makes sense for some shells alone: how they look, what the mouse does there, and what new ones are asked for. */
export declare const PROFILE_SETTINGS: readonly ["lightColours", "darkColours", "minimumContrast", "fontFamily", "fontSize", "lineHeight", "ligatures", "cursorStyle", "cursorBlink", "copyOnSelect", "rightClick", "scrollbackLines", "shellIntegration", "notifyAfterSeconds", "followServices", "clipboardWrite", "prediction"];
export type ProfileSetting = (typeof PROFILE_SETTINGS)[number];
declare const settingsProfile: v.StrictObjectSchema<{
    readonly user: v.ExactOptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
    readonly directory: v.ExactOptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
    readonly command: v.ExactOptionalSchema<v.SchemaWithPipe<readonly [v.ArraySchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>, v.MinLengthAction<string[], 1, undefined>, v.MaxLengthAction<string[], 64, undefined>]>, undefined>;
    /** The server's name in the app. */
    readonly server: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 300, undefined>]>;
    /** `local`, a container's name, `service:NAME[#TASK]` or `compose:PROJECT/SERVICE[#NUMBER]`; without, all of the server. */
    readonly target: v.ExactOptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 300, undefined>]>, undefined>;
    readonly clipboardWrite: v.ExactOptionalSchema<v.PicklistSchema<["ask", "allow", "deny"], undefined>, undefined>;
    readonly copyOnSelect: v.ExactOptionalSchema<v.BooleanSchema<undefined>, undefined>;
    readonly cursorBlink: v.ExactOptionalSchema<v.BooleanSchema<undefined>, undefined>;
    readonly cursorStyle: v.ExactOptionalSchema<v.PicklistSchema<["block", "bar", "underline"], undefined>, undefined>;
    readonly darkColours: v.ExactOptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.TrimAction, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 60, undefined>]>, undefined>;
    readonly followServices: v.ExactOptionalSchema<v.BooleanSchema<undefined>, undefined>;
    readonly fontFamily: v.ExactOptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 500, undefined>]>, undefined>;
    readonly fontSize: v.ExactOptionalSchema<v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.MinValueAction<number, 6, undefined>, v.MaxValueAction<number, 72, undefined>]>, undefined>;
    readonly ligatures: v.ExactOptionalSchema<v.BooleanSchema<undefined>, undefined>;
    readonly lightColours: v.ExactOptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.TrimAction, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 60, undefined>]>, undefined>;
    readonly lineHeight: v.ExactOptionalSchema<v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.MinValueAction<number, 1, undefined>, v.MaxValueAction<number, 2, undefined>]>, undefined>;
    readonly minimumContrast: v.ExactOptionalSchema<v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.MinValueAction<number, 1, undefined>, v.MaxValueAction<number, 21, undefined>]>, undefined>;
    readonly notifyAfterSeconds: v.ExactOptionalSchema<v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, 0, undefined>, v.MaxValueAction<number, 86400, undefined>]>, undefined>;
    readonly prediction: v.ExactOptionalSchema<v.PicklistSchema<["off", "slow", "always"], undefined>, undefined>;
    readonly rightClick: v.ExactOptionalSchema<v.PicklistSchema<["menu", "paste"], undefined>, undefined>;
    readonly scrollbackLines: v.ExactOptionalSchema<v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, 0, undefined>, v.MaxValueAction<number, 1000000, undefined>]>, undefined>;
    readonly shellIntegration: v.ExactOptionalSchema<v.BooleanSchema<undefined>, undefined>;
}, undefined>;
export type SettingsProfile = Readonly<v.InferOutput<typeof settingsProfile>>;
/** Each server and target at most once. */
export declare const settingsProfiles: v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
    readonly user: v.ExactOptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
    readonly directory: v.ExactOptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
    readonly command: v.ExactOptionalSchema<v.SchemaWithPipe<readonly [v.ArraySchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>, v.MinLengthAction<string[], 1, undefined>, v.MaxLengthAction<string[], 64, undefined>]>, undefined>;
    /** The server's name in the app. */
    readonly server: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 300, undefined>]>;
    /** `local`, a container's name, `service:NAME[#TASK]` or `compose:PROJECT/SERVICE[#NUMBER]`; without, all of the server. */
    readonly target: v.ExactOptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 300, undefined>]>, undefined>;
    readonly clipboardWrite: v.ExactOptionalSchema<v.PicklistSchema<["ask", "allow", "deny"], undefined>, undefined>;
    readonly copyOnSelect: v.ExactOptionalSchema<v.BooleanSchema<undefined>, undefined>;
    readonly cursorBlink: v.ExactOptionalSchema<v.BooleanSchema<undefined>, undefined>;
    readonly cursorStyle: v.ExactOptionalSchema<v.PicklistSchema<["block", "bar", "underline"], undefined>, undefined>;
    readonly darkColours: v.ExactOptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.TrimAction, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 60, undefined>]>, undefined>;
    readonly followServices: v.ExactOptionalSchema<v.BooleanSchema<undefined>, undefined>;
    readonly fontFamily: v.ExactOptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 500, undefined>]>, undefined>;
    readonly fontSize: v.ExactOptionalSchema<v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.MinValueAction<number, 6, undefined>, v.MaxValueAction<number, 72, undefined>]>, undefined>;
    readonly ligatures: v.ExactOptionalSchema<v.BooleanSchema<undefined>, undefined>;
    readonly lightColours: v.ExactOptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.TrimAction, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 60, undefined>]>, undefined>;
    readonly lineHeight: v.ExactOptionalSchema<v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.MinValueAction<number, 1, undefined>, v.MaxValueAction<number, 2, undefined>]>, undefined>;
    readonly minimumContrast: v.ExactOptionalSchema<v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.MinValueAction<number, 1, undefined>, v.MaxValueAction<number, 21, undefined>]>, undefined>;
    readonly notifyAfterSeconds: v.ExactOptionalSchema<v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, 0, undefined>, v.MaxValueAction<number, 86400, undefined>]>, undefined>;
    readonly prediction: v.ExactOptionalSchema<v.PicklistSchema<["off", "slow", "always"], undefined>, undefined>;
    readonly rightClick: v.ExactOptionalSchema<v.PicklistSchema<["menu", "paste"], undefined>, undefined>;
    readonly scrollbackLines: v.ExactOptionalSchema<v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, 0, undefined>, v.MaxValueAction<number, 1000000, undefined>]>, undefined>;
    readonly shellIntegration: v.ExactOptionalSchema<v.BooleanSchema<undefined>, undefined>;
}, undefined>, undefined>, v.MaxLengthAction<{
    user?: string;
    directory?: string;
    command?: string[];
    server: string;
    target?: string;
    clipboardWrite?: "allow" | "ask" | "deny";
    copyOnSelect?: boolean;
    cursorBlink?: boolean;
    cursorStyle?: "bar" | "block" | "underline";
    darkColours?: string;
    followServices?: boolean;
    fontFamily?: string;
    fontSize?: number;
    ligatures?: boolean;
    lightColours?: string;
    lineHeight?: number;
    minimumContrast?: number;
    notifyAfterSeconds?: number;
    prediction?: "always" | "off" | "slow";
    rightClick?: "menu" | "paste";
    scrollbackLines?: number;
    shellIntegration?: boolean;
}[], 200, undefined>, v.RawCheckAction<{
    user?: string;
    directory?: string;
    command?: string[];
    server: string;
    target?: string;
    clipboardWrite?: "allow" | "ask" | "deny";
    copyOnSelect?: boolean;
    cursorBlink?: boolean;
    cursorStyle?: "bar" | "block" | "underline";
    darkColours?: string;
    followServices?: boolean;
    fontFamily?: string;
    fontSize?: number;
    ligatures?: boolean;
    lightColours?: string;
    lineHeight?: number;
    minimumContrast?: number;
    notifyAfterSeconds?: number;
    prediction?: "always" | "off" | "slow";
    rightClick?: "menu" | "paste";
    scrollbackLines?: number;
    shellIntegration?: boolean;
}[]>]>;
export {};
