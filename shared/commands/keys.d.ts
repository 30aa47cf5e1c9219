/** Keys of a shortcut as they are written, and which of them a shell can not do without. Pure. */
import type { Said } from '../words/words.ts';
/** Keys in the one way that the app writes them, which is also Electron's: `Ctrl+Shift+X`. */
export type Keys = string;
/** What is held, in the order in which it is written; `Cmd` is the Windows or Super key elsewhere than on a Mac. */
export declare const MODIFIERS: readonly ['Ctrl', 'Cmd', 'Alt', 'Shift'];
type Modifier = (typeof MODIFIERS)[number];
/** The longest keys that anyone writes, characters, with room for blanks. */
export declare const MAX_KEYS_CHARS = 60;
export type ReadKeys = {
    readonly ok: true;
    readonly keys: Keys;
} | {
    readonly ok: false;
    readonly problem: Said;
};
/** Reads keys in any order, case and of any usual names, or says what is wrong with them. */
export declare function readKeys(written: string): ReadKeys;
/** One key with what is held, as it is written. */
export declare function joinKeys(held: readonly Modifier[], key: string): Keys;
/** What is held, and the key. */
export declare function partsOf(keys: Keys): {
    readonly held: readonly string[];
    readonly key: string;
};
/** The key's own name; undefined for what is on no keyboard that Electron knows. */
export declare function keyOf(written: string): string | undefined;
/** Why keys can not be a shortcut; null when they can. */
export declare function refusal(keys: Keys): Said | null;
/** Whether shells and programs know the keys, so that a shortcut takes something away from them. */
export declare function isOfPrograms(keys: Keys): boolean;
export {};
