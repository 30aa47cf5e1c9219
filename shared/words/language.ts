/** The languages that the app speaks, and which of them it speaks to whom. Pure. */

/** Each has its words in a folder of that language's name. */
export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The languages' names, each in itself: who chose the wrong one finds the way back. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch' };

/** What the user can choose. */
export type LanguageSetting = 'system' | Language;

/**
 * @param preferred are the user's languages as the system says them, the dearest first, e.g. `de-AT`, `en_GB.UTF-8`. The first one that
 * the app speaks is taken; who wants none of them gets English.
 */
export function languageOf(setting: LanguageSetting, preferred: readonly string[]): Language {
  if (setting !== 'system') return setting;
  const wished = preferred.map((tag) => tag.toLowerCase().split(/[-_.@]/, 1)[0] ?? '');
  const spoken = wished.flatMap((name) => LANGUAGES.find((language) => language === name) ?? []);
  return spoken[0] ?? 'en';
}
