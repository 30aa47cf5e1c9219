/** The languages that the app speaks, and which of them it speaks to whom. Pure. */
/** Each has its words in a folder of that language's name. */
export declare const LANGUAGES: readonly ['en', 'de'];
export type Language = (typeof LANGUAGES)[number];
/** The languages' names, each in itself: who chose the wrong one finds the way back. */
export declare const LANGUAGE_NAMES: Readonly<Record<Language, string>>;
/** What the user can choose. */
export type LanguageSetting = 'system' | Language;
/**
 * @param preferred are the user's languages as the system says them, the dearest first, e.g. `de-AT`, `en_GB.UTF-8`. The first one that
 * the app speaks is taken; who wants none of them gets English.
 */
export declare function languageOf(setting: LanguageSetting, preferred: readonly string[]): Language;
