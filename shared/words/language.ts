/** The app's languages, and the choice of one. Pure. */

/** Each language has a catalog of texts in a folder with the language's name. */
export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Each language's name in that language. A user who chose the wrong language can still find their own. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch' };

/** Value of the setting `language`. */
export type LanguageSetting = 'system' | Language;

/**
 * Returns the first of the user's languages that the app has, else English.
 *
 * @param preferred are the user's languages from the system, in order of preference, e.g. `de-AT`, `en_GB.UTF-8`.
 */
export function languageOf(setting: LanguageSetting, preferred: readonly string[]): Language {
  if (setting !== 'system') return setting;
  const preferredNames = preferred.map((tag) => tag.toLowerCase().split(/[-_.@]/, 1)[0] ?? '');
  const available = preferredNames.flatMap((name) => LANGUAGES.find((language) => language === name) ?? []);
  return available[0] ?? 'en';
}
