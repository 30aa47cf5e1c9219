/** Supported UI languages, and the choice among them. Pure. */

/** Codes of the supported languages; each has a catalog in a folder of its English name. */
export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Native name of each language, so that a user who chose the wrong one can find their own. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch' };

/** Value of the setting `language`. */
export type LanguageSetting = 'system' | Language;

/**
 * Language in effect: the setting, or for `system` the first supported one of `preferred`, else English.
 * @param preferred are the system's languages, most preferred first, e.g. `de-AT`, `en_GB.UTF-8`.
 */
export function languageOf(setting: LanguageSetting, preferred: readonly string[]): Language {
  if (setting !== 'system') return setting;
  const codes = preferred.map((tag) => tag.toLowerCase().split(/[-_.@]/, 1)[0] ?? '');
  const supported = codes.flatMap((code) => LANGUAGES.find((language) => language === code) ?? []);
  return supported[0] ?? 'en';
}
