/** A search of one pane that another window's page asks for, and what it finds. */
import * as v from 'valibot';
/** Matches that are listed of each session; the lowest, so the newest ones. */
export declare const MAX_HITS = 100;
export declare const findOptions: v.StrictObjectSchema<{
    readonly text: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MaxLengthAction<string, 10000, undefined>]>;
    readonly caseSensitive: v.BooleanSchema<undefined>;
    readonly wholeWord: v.BooleanSchema<undefined>;
    /** Whether `text` is a regular expression. */
    readonly regex: v.BooleanSchema<undefined>;
}, undefined>;
export type FindOptions = Readonly<v.InferOutput<typeof findOptions>>;
declare const foundLine: v.StrictObjectSchema<{
    readonly line: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MaxLengthAction<string, number, undefined>]>;
    readonly begin: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, 0, undefined>, v.MaxValueAction<number, number, undefined>]>;
    readonly end: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, 0, undefined>, v.MaxValueAction<number, number, undefined>]>;
}, undefined>;
/** The line that a match is in, and where in it: characters `[begin, end)`. */
export type FoundLine = Readonly<v.InferOutput<typeof foundLine>>;
export declare const paneMatches: v.StrictObjectSchema<{
    /** The lowest first. */
    readonly matches: v.SchemaWithPipe<readonly [v.ArraySchema<v.StrictObjectSchema<{
        readonly line: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MaxLengthAction<string, number, undefined>]>;
        readonly begin: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, 0, undefined>, v.MaxValueAction<number, number, undefined>]>;
        readonly end: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, 0, undefined>, v.MaxValueAction<number, number, undefined>]>;
    }, undefined>, undefined>, v.MaxLengthAction<{
        line: string;
        begin: number;
        end: number;
    }[], 100, undefined>]>;
    /** Whether there are more. */
    readonly isMore: v.BooleanSchema<undefined>;
}, undefined>;
export type PaneMatches = v.InferOutput<typeof paneMatches>;
/** What a page is asked: to search a pane of its own, and to answer with the number. */
export type PaneSearch = {
    readonly request: number;
    readonly pane: string;
    readonly find: FindOptions;
};
/** A long line's part that is about the match. */
export declare function shortened({ line, begin, end }: FoundLine): FoundLine;
export {};
