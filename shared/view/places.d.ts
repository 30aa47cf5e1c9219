/** Where shells can be opened, and what the user keeps of such places: favourites, and the options of the last shell there. */
import * as v from 'valibot';
export declare const place: v.StrictObjectSchema<{
    readonly server: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 128, undefined>]>;
    /** The machine behind a gateway (G2). */
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
}, undefined>;
export type Place = v.InferOutput<typeof place>;
/** What the user enters about a shell; what is absent is as usual on its target. */
export declare const enteredOptions: (Omit<v.LooseObjectSchema<v.ObjectEntries, v.ErrorMessage<v.LooseObjectIssue> | undefined> & {
    pipe?: never;
}, "entries" | "~run" | "~standard" | "~types"> & {
    readonly entries: Pick<v.ObjectEntries, "command" | "directory" | "user">;
    readonly "~standard": v.StandardProps<{
        command: unknown;
        directory: unknown;
        user: unknown;
    } & {
        [key: string]: unknown;
    }, {
        command: unknown;
        directory: unknown;
        user: unknown;
    } & {
        [key: string]: unknown;
    }>;
    readonly "~run": (dataset: v.UnknownDataset, config: v.Config<v.BaseIssue<unknown>>) => v.OutputDataset<{
        command: unknown;
        directory: unknown;
        user: unknown;
    } & {
        [key: string]: unknown;
    }, v.BaseIssue<unknown> | v.LooseObjectIssue>;
    readonly "~types"?: {
        readonly input: {
            command: unknown;
            directory: unknown;
            user: unknown;
        } & {
            [key: string]: unknown;
        };
        readonly output: {
            command: unknown;
            directory: unknown;
            user: unknown;
        } & {
            [key: string]: unknown;
        };
        readonly issue: v.BaseIssue<unknown> | v.LooseObjectIssue;
    } | undefined;
}) | (Omit<v.LooseObjectSchemaAsync<v.ObjectEntriesAsync, v.ErrorMessage<v.LooseObjectIssue> | undefined> & {
    pipe?: never;
}, "entries" | "~run" | "~standard" | "~types"> & {
    readonly entries: Pick<v.ObjectEntriesAsync, "command" | "directory" | "user">;
    readonly "~standard": v.StandardProps<{
        command: unknown;
        directory: unknown;
        user: unknown;
    } & {
        [key: string]: unknown;
    }, {
        command: unknown;
        directory: unknown;
        user: unknown;
    } & {
        [key: string]: unknown;
    }>;
    readonly "~run": (dataset: v.UnknownDataset, config: v.Config<v.BaseIssue<unknown>>) => Promise<v.OutputDataset<{
        command: unknown;
        directory: unknown;
        user: unknown;
    } & {
        [key: string]: unknown;
    }, v.BaseIssue<unknown> | v.LooseObjectIssue>>;
    readonly "~types"?: {
        readonly input: {
            command: unknown;
            directory: unknown;
            user: unknown;
        } & {
            [key: string]: unknown;
        };
        readonly output: {
            command: unknown;
            directory: unknown;
            user: unknown;
        } & {
            [key: string]: unknown;
        };
        readonly issue: v.BaseIssue<unknown> | v.LooseObjectIssue;
    } | undefined;
}) | (Omit<v.ObjectSchema<v.ObjectEntries, v.ErrorMessage<v.ObjectIssue> | undefined> & {
    pipe?: never;
}, "entries" | "~run" | "~standard" | "~types"> & {
    readonly entries: Pick<v.ObjectEntries, "command" | "directory" | "user">;
    readonly "~standard": v.StandardProps<{
        command: unknown;
        directory: unknown;
        user: unknown;
    }, {
        command: unknown;
        directory: unknown;
        user: unknown;
    }>;
    readonly "~run": (dataset: v.UnknownDataset, config: v.Config<v.BaseIssue<unknown>>) => v.OutputDataset<{
        command: unknown;
        directory: unknown;
        user: unknown;
    }, v.BaseIssue<unknown> | v.ObjectIssue>;
    readonly "~types"?: {
        readonly input: {
            command: unknown;
            directory: unknown;
            user: unknown;
        };
        readonly output: {
            command: unknown;
            directory: unknown;
            user: unknown;
        };
        readonly issue: v.BaseIssue<unknown> | v.ObjectIssue;
    } | undefined;
}) | (Omit<v.ObjectSchemaAsync<v.ObjectEntriesAsync, v.ErrorMessage<v.ObjectIssue> | undefined> & {
    pipe?: never;
}, "entries" | "~run" | "~standard" | "~types"> & {
    readonly entries: Pick<v.ObjectEntriesAsync, "command" | "directory" | "user">;
    readonly "~standard": v.StandardProps<{
        command: unknown;
        directory: unknown;
        user: unknown;
    }, {
        command: unknown;
        directory: unknown;
        user: unknown;
    }>;
    readonly "~run": (dataset: v.UnknownDataset, config: v.Config<v.BaseIssue<unknown>>) => Promise<v.OutputDataset<{
        command: unknown;
        directory: unknown;
        user: unknown;
    }, v.BaseIssue<unknown> | v.ObjectIssue>>;
    readonly "~types"?: {
        readonly input: {
            command: unknown;
            directory: unknown;
            user: unknown;
        };
        readonly output: {
            command: unknown;
            directory: unknown;
            user: unknown;
        };
        readonly issue: v.BaseIssue<unknown> | v.ObjectIssue;
    } | undefined;
}) | (Omit<v.ObjectWithRestSchema<v.ObjectEntries, v.BaseSchema<unknown, unknown, v.BaseIssue<unknown>>, v.ErrorMessage<v.ObjectWithRestIssue> | undefined> & {
    pipe?: never;
}, "entries" | "~run" | "~standard" | "~types"> & {
    readonly entries: Pick<v.ObjectEntries, "command" | "directory" | "user">;
    readonly "~standard": v.StandardProps<{
        command: unknown;
        directory: unknown;
        user: unknown;
    } & {
        [key: string]: unknown;
    }, {
        command: unknown;
        directory: unknown;
        user: unknown;
    } & {
        [key: string]: unknown;
    }>;
    readonly "~run": (dataset: v.UnknownDataset, config: v.Config<v.BaseIssue<unknown>>) => v.OutputDataset<{
        command: unknown;
        directory: unknown;
        user: unknown;
    } & {
        [key: string]: unknown;
    }, v.BaseIssue<unknown> | v.ObjectWithRestIssue>;
    readonly "~types"?: {
        readonly input: {
            command: unknown;
            directory: unknown;
            user: unknown;
        } & {
            [key: string]: unknown;
        };
        readonly output: {
            command: unknown;
            directory: unknown;
            user: unknown;
        } & {
            [key: string]: unknown;
        };
        readonly issue: v.BaseIssue<unknown> | v.ObjectWithRestIssue;
    } | undefined;
}) | (Omit<v.StrictObjectSchema<v.ObjectEntries, v.ErrorMessage<v.StrictObjectIssue> | undefined> & {
    pipe?: never;
}, "entries" | "~run" | "~standard" | "~types"> & {
    readonly entries: Pick<v.ObjectEntries, "command" | "directory" | "user">;
    readonly "~standard": v.StandardProps<{
        command: unknown;
        directory: unknown;
        user: unknown;
    }, {
        command: unknown;
        directory: unknown;
        user: unknown;
    }>;
    readonly "~run": (dataset: v.UnknownDataset, config: v.Config<v.BaseIssue<unknown>>) => v.OutputDataset<{
        command: unknown;
        directory: unknown;
        user: unknown;
    }, v.BaseIssue<unknown> | v.StrictObjectIssue>;
    readonly "~types"?: {
        readonly input: {
            command: unknown;
            directory: unknown;
            user: unknown;
        };
        readonly output: {
            command: unknown;
            directory: unknown;
            user: unknown;
        };
        readonly issue: v.BaseIssue<unknown> | v.StrictObjectIssue;
    } | undefined;
}) | (Omit<v.StrictObjectSchemaAsync<v.ObjectEntriesAsync, v.ErrorMessage<v.StrictObjectIssue> | undefined> & {
    pipe?: never;
}, "entries" | "~run" | "~standard" | "~types"> & {
    readonly entries: Pick<v.ObjectEntriesAsync, "command" | "directory" | "user">;
    readonly "~standard": v.StandardProps<{
        command: unknown;
        directory: unknown;
        user: unknown;
    }, {
        command: unknown;
        directory: unknown;
        user: unknown;
    }>;
    readonly "~run": (dataset: v.UnknownDataset, config: v.Config<v.BaseIssue<unknown>>) => Promise<v.OutputDataset<{
        command: unknown;
        directory: unknown;
        user: unknown;
    }, v.BaseIssue<unknown> | v.StrictObjectIssue>>;
    readonly "~types"?: {
        readonly input: {
            command: unknown;
            directory: unknown;
            user: unknown;
        };
        readonly output: {
            command: unknown;
            directory: unknown;
            user: unknown;
        };
        readonly issue: v.BaseIssue<unknown> | v.StrictObjectIssue;
    } | undefined;
});
export type EnteredOptions = v.InferOutput<typeof enteredOptions>;
/** More favourites than a menu can show at once, and as many places with options. */
export declare const MAX_KEPT_PLACES = 100;
export declare const keptPlaces: v.StrictObjectSchema<{
    readonly favourites: v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
        readonly server: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, 128, undefined>]>;
        /** The machine behind a gateway (G2). */
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
    readonly lastOptions: v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<v.ObjectEntries, undefined>, undefined>, v.MaxLengthAction<{
        [x: string]: unknown;
        [x: number]: unknown;
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
