/** The languages of the app, and the choice among them. Pure. */

/** Each has a catalog in a folder of its name. */
export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Each language's name in that language, so that a user who chose the wrong one finds their own. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch' };

/** A value of the setting. */
export type LanguageSetting = 'system' | Language;

/**
 * Returns the first preferred language that the app has, else English.
 *
 * @param preferred are the user's languages as the system lists them, most preferred first, e.g. `de-AT`, `en_GB.UTF-8`.
 */
export function languageOf(setting: LanguageSetting, preferred: readonly string[]): Language {
  if (setting !== 'system') return setting;
  const preferredNames = preferred.map((tag) => tag.toLowerCase().split(/[-_.@]/, 1)[0] ?? '');
  const available = preferredNames.flatMap((name) => LANGUAGES.find((language) => language === name) ?? []);
  return available[0] ?? 'en';
}
