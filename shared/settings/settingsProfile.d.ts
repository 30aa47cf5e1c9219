/** Settings that hold for the shells of one server, or of one target, in place of those that hold everywhere. */
import * as v from 'valibot';
/** What makes sense for some shells alone: how they look, what the mouse does there, and what new ones are asked for. */
export declare const PROFILE_SETTINGS: readonly ["lightColours", "darkColours", "minimumContrast", "fontFamily", "fontSize", "lineHeight", "ligatures", "cursorStyle", "cursorBlink", "copyOnSelect", "rightClick", "scrollbackLines", "shellIntegration", "notifyAfterSeconds", "followServices", "clipboardWrite", "prediction"];
export type ProfileSetting = (typeof PROFILE_SETTINGS)[number];
declare const settingsProfile: v.StrictObjectSchema<v.ObjectEntries, undefined>;
export type SettingsProfile = Readonly<v.InferOutput<typeof settingsProfile>>;
/** Each server and target at most once. */
export declare const settingsProfiles: v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<v.ObjectEntries, undefined>, undefined>, v.MaxLengthAction<{
    [x: string]: unknown;
    [x: number]: unknown;
}[], 200, undefined>, v.RawCheckAction<{
    [x: string]: unknown;
    [x: number]: unknown;
}[]>]>;
export {};
