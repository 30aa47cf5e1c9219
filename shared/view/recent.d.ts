/** A bounded list of what was chosen, last first. */
/** Choices that are remembered: a day's commands and tabs. */
export declare const MAX_RECENT = 200;
/** The longest name of a choice, characters; a target's has its host and its names. */
export declare const MAX_RECENT_CHARS = 1000;
/** The list with `key` in front, once. */
export declare function withRecent(keys: readonly string[], key: string): string[];
