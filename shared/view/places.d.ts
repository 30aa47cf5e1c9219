/** Where shells can be opened, and what the user keeps of such places: favourites, and the options of the last shell there. */
import * as v from 'valibot';
export declare const place: v.StrictObjectSchema<{
    readonly server: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 128, undefined>]>;
    /** The machine behind a gateway (G2). */
    readonly host: v.ExactOptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "not a host id">]>, undefined>;
    readonly target: v.VariantSchema<"kind", [v.StrictObjectSchema<{
        readonly kind: v.LiteralSchema<"local", undefined>;
    }, undefined>, v.StrictObjectSchema<{
        readonly kind: v.LiteralSchema<"container", undefined>;
        readonly container: v.SchemaWithPipe<readonly [v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MaxLengthAction<string, number, undefined>]>, v.MinLengthAction<string, 1, undefined>]>;
    }, undefined>, v.StrictObjectSchema<{
        readonly kind: v.LiteralSchema<"service", undefined>;
        readonly service: v.SchemaWithPipe<readonly [v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MaxLengthAction<string, number, undefined>]>, v.MinLengthAction<string, 1, undefined>]>;
        readonly task: v.ExactOptionalSchema<v.SchemaWithPipe<readonly [v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MaxLengthAction<string, number, undefined>]>, v.MinLengthAction<string, 1, undefined>]>, undefined>;
    }, undefined>, v.StrictObjectSchema<{
        readonly kind: v.LiteralSchema<"compose", undefined>;
        readonly project: v.SchemaWithPipe<readonly [v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MaxLengthAction<string, number, undefined>]>, v.MinLengthAction<string, 1, undefined>]>;
        readonly service: v.SchemaWithPipe<readonly [v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MaxLengthAction<string, number, undefined>]>, v.MinLengthAction<string, 1, undefined>]>;
        readonly number: v.ExactOptionalSchema<v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.SafeIntegerAction<number, undefined>, v.MinValueAction<number, 0, undefined>]>, undefined>;
    }, undefined>], undefined>;
}, undefined>;
export type Place = v.InferOutput<typeof place>;
/** What the user enters about a shell; what is absent is as usual on its target. */
export declare const enteredOptions: Omit<v.StrictObjectSchema<{
    readonly user: v.ExactOptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
    readonly directory: v.ExactOptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
    readonly directoryOptional: v.ExactOptionalSchema<v.BooleanSchema<undefined>, undefined>;
    readonly shellIntegration: v.ExactOptionalSchema<v.BooleanSchema<undefined>, undefined>;
    readonly command: v.ExactOptionalSchema<v.SchemaWithPipe<readonly [v.ArraySchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>, v.MinLengthAction<string[], 1, undefined>, v.MaxLengthAction<string[], 64, undefined>]>, undefined>;
}, undefined>, "entries" | "~run" | "~standard" | "~types"> & {
    readonly entries: Pick<{
        readonly user: v.ExactOptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
        readonly directory: v.ExactOptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
        readonly directoryOptional: v.ExactOptionalSchema<v.BooleanSchema<undefined>, undefined>;
        readonly shellIntegration: v.ExactOptionalSchema<v.BooleanSchema<undefined>, undefined>;
        readonly command: v.ExactOptionalSchema<v.SchemaWithPipe<readonly [v.ArraySchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>, v.MinLengthAction<string[], 1, undefined>, v.MaxLengthAction<string[], 64, undefined>]>, undefined>;
    }, "command" | "directory" | "user">;
    readonly "~standard": v.StandardProps<{
        user?: string;
        directory?: string;
        command?: string[];
    }, {
        user?: string;
        directory?: string;
        command?: string[];
    }>;
    readonly "~run": (dataset: v.UnknownDataset, config: v.Config<v.BaseIssue<unknown>>) => v.OutputDataset<{
        user?: string;
        directory?: string;
        command?: string[];
    }, v.ArrayIssue | v.MaxLengthIssue<string, number> | v.MaxLengthIssue<string[], 64> | v.MinLengthIssue<string[], 1> | v.StrictObjectIssue | v.StringIssue>;
    readonly "~types"?: {
        readonly input: {
            user?: string;
            directory?: string;
            command?: string[];
        };
        readonly output: {
            user?: string;
            directory?: string;
            command?: string[];
        };
        readonly issue: v.ArrayIssue | v.MaxLengthIssue<string, number> | v.MaxLengthIssue<string[], 64> | v.MinLengthIssue<string[], 1> | v.StrictObjectIssue | v.StringIssue;
    } | undefined;
};
export type EnteredOptions = v.InferOutput<typeof enteredOptions>;
/** More favourites than a menu can show at once, and as many places with options. */
export declare const MAX_KEPT_PLACES = 100;
export declare const keptPlaces: v.StrictObjectSchema<{
    readonly favourites: v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
        readonly server: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 128, undefined>]>;
        /** The machine behind a gateway (G2). */
        readonly host: v.ExactOptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "not a host id">]>, undefined>;
        readonly target: v.VariantSchema<"kind", [v.StrictObjectSchema<{
            readonly kind: v.LiteralSchema<"local", undefined>;
        }, undefined>, v.StrictObjectSchema<{
            readonly kind: v.LiteralSchema<"container", undefined>;
            readonly container: v.SchemaWithPipe<readonly [v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MaxLengthAction<string, number, undefined>]>, v.MinLengthAction<string, 1, undefined>]>;
        }, undefined>, v.StrictObjectSchema<{
            readonly kind: v.LiteralSchema<"service", undefined>;
            readonly service: v.SchemaWithPipe<readonly [v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MaxLengthAction<string, number, undefined>]>, v.MinLengthAction<string, 1, undefined>]>;
            readonly task: v.ExactOptionalSchema<v.SchemaWithPipe<readonly [v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MaxLengthAction<string, number, undefined>]>, v.MinLengthAction<string, 1, undefined>]>, undefined>;
        }, undefined>, v.StrictObjectSchema<{
            readonly kind: v.LiteralSchema<"compose", undefined>;
            readonly project: v.SchemaWithPipe<readonly [v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MaxLengthAction<string, number, undefined>]>, v.MinLengthAction<string, 1, undefined>]>;
            readonly service: v.SchemaWithPipe<readonly [v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MaxLengthAction<string, number, undefined>]>, v.MinLengthAction<string, 1, undefined>]>;
            readonly number: v.ExactOptionalSchema<v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.SafeIntegerAction<number, undefined>, v.MinValueAction<number, 0, undefined>]>, undefined>;
        }, undefined>], undefined>;
    }, undefined>, undefined>, v.MaxLengthAction<{
        server: string;
        host?: string;
        target: {
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
        };
    }[], 100, undefined>]>;
    /** The last used first. */
    readonly lastOptions: v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
        readonly place: v.StrictObjectSchema<{
            readonly server: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 128, undefined>]>;
            /** The machine behind a gateway (G2). */
            readonly host: v.ExactOptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "not a host id">]>, undefined>;
            readonly target: v.VariantSchema<"kind", [v.StrictObjectSchema<{
                readonly kind: v.LiteralSchema<"local", undefined>;
            }, undefined>, v.StrictObjectSchema<{
                readonly kind: v.LiteralSchema<"container", undefined>;
                readonly container: v.SchemaWithPipe<readonly [v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MaxLengthAction<string, number, undefined>]>, v.MinLengthAction<string, 1, undefined>]>;
            }, undefined>, v.StrictObjectSchema<{
                readonly kind: v.LiteralSchema<"service", undefined>;
                readonly service: v.SchemaWithPipe<readonly [v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MaxLengthAction<string, number, undefined>]>, v.MinLengthAction<string, 1, undefined>]>;
                readonly task: v.ExactOptionalSchema<v.SchemaWithPipe<readonly [v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MaxLengthAction<string, number, undefined>]>, v.MinLengthAction<string, 1, undefined>]>, undefined>;
            }, undefined>, v.StrictObjectSchema<{
                readonly kind: v.LiteralSchema<"compose", undefined>;
                readonly project: v.SchemaWithPipe<readonly [v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MaxLengthAction<string, number, undefined>]>, v.MinLengthAction<string, 1, undefined>]>;
                readonly service: v.SchemaWithPipe<readonly [v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MaxLengthAction<string, number, undefined>]>, v.MinLengthAction<string, 1, undefined>]>;
                readonly number: v.ExactOptionalSchema<v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.SafeIntegerAction<number, undefined>, v.MinValueAction<number, 0, undefined>]>, undefined>;
            }, undefined>], undefined>;
        }, undefined>;
        readonly options: Omit<v.StrictObjectSchema<{
            readonly user: v.ExactOptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            readonly directory: v.ExactOptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
            readonly directoryOptional: v.ExactOptionalSchema<v.BooleanSchema<undefined>, undefined>;
            readonly shellIntegration: v.ExactOptionalSchema<v.BooleanSchema<undefined>, undefined>;
            readonly command: v.ExactOptionalSchema<v.SchemaWithPipe<readonly [v.ArraySchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>, v.MinLengthAction<string[], 1, undefined>, v.MaxLengthAction<string[], 64, undefined>]>, undefined>;
        }, undefined>, "entries" | "~run" | "~standard" | "~types"> & {
            readonly entries: Pick<{
                readonly user: v.ExactOptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
                readonly directory: v.ExactOptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
                readonly directoryOptional: v.ExactOptionalSchema<v.BooleanSchema<undefined>, undefined>;
                readonly shellIntegration: v.ExactOptionalSchema<v.BooleanSchema<undefined>, undefined>;
                readonly command: v.ExactOptionalSchema<v.SchemaWithPipe<readonly [v.ArraySchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>, v.MinLengthAction<string[], 1, undefined>, v.MaxLengthAction<string[], 64, undefined>]>, undefined>;
            }, "command" | "directory" | "user">;
            readonly "~standard": v.StandardProps<{
                user?: string;
                directory?: string;
                command?: string[];
            }, {
                user?: string;
                directory?: string;
                command?: string[];
            }>;
            readonly "~run": (dataset: v.UnknownDataset, config: v.Config<v.BaseIssue<unknown>>) => v.OutputDataset<{
                user?: string;
                directory?: string;
                command?: string[];
            }, v.ArrayIssue | v.MaxLengthIssue<string, number> | v.MaxLengthIssue<string[], 64> | v.MinLengthIssue<string[], 1> | v.StrictObjectIssue | v.StringIssue>;
            readonly "~types"?: {
                readonly input: {
                    user?: string;
                    directory?: string;
                    command?: string[];
                };
                readonly output: {
                    user?: string;
                    directory?: string;
                    command?: string[];
                };
                readonly issue: v.ArrayIssue | v.MaxLengthIssue<string, number> | v.MaxLengthIssue<string[], 64> | v.MinLengthIssue<string[], 1> | v.StrictObjectIssue | v.StringIssue;
            } | undefined;
        };
    }, undefined>, undefined>, v.MaxLengthAction<{
        place: {
            server: string;
            host?: string;
            target: {
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
            };
        };
        options: {
            user?: string;
            directory?: string;
            command?: string[];
        };
    }[], 100, undefined>]>;
}, undefined>;
export type KeptPlaces = Readonly<v.InferOutput<typeof keptPlaces>>;
export declare const NO_PLACES: KeptPlaces;
/** The same for the same place, and only for it. */
export declare function placeKey({ server, host, target: where }: Place): string;
/** The favourites with the place as the last of them, or without it. */
export declare function withFavourite(kept: KeptPlaces, one: Place, on: boolean): KeptPlaces;
/** Options of the last shell there; without any, none are kept. */
export declare function withOptions(kept: KeptPlaces, one: Place, options: EnteredOptions): KeptPlaces;
/** The options of the last shell at the place, where it had any. */
export declare function optionsAt({ lastOptions }: KeptPlaces, one: Place): EnteredOptions | undefined;
