/** What a stream of output ends in the middle of: a character or an escape sequence whose rest has not come. Pure. */
/** A string sequence longer than this keeps its start alone, bytes: enough for a terminal to know it is inside one. */
export declare const MAX_UNFINISHED_BYTES: number;
/** The unfinished end of `before` followed by `chunk`, where `before` is the unfinished end so far. */
export declare function unfinishedEnd(before: Uint8Array, chunk: Uint8Array): Uint8Array;
