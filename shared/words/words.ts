/** Catalogs by language, and texts that are resolved when they are shown. Pure. */

import { ENGLISH, type Words } from './english.ts';
import { GERMAN } from './german.ts';
import type { Language } from './language.ts';

const CATALOGS: Readonly<Record<Language, Words>> = { en: ENGLISH, de: GERMAN };

export function wordsIn(language: Language): Words {
  return CATALOGS[language];
}

/** Text that is resolved in the language in effect when it is shown. */
export type LocalizedText = (words: Words) => string;
