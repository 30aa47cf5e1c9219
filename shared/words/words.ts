/** Catalogs of UI texts by language. Pure: callers pass the texts on. */

import { ENGLISH, type Words } from './english.ts';
import { GERMAN } from './german.ts';
import type { Language } from './language.ts';

const CATALOGS: Readonly<Record<Language, Words>> = { en: ENGLISH, de: GERMAN };

export function wordsIn(language: Language): Words {
  return CATALOGS[language];
}

/** A text that is rendered in the language of the given catalog. */
export type LocalizedText = (words: Words) => string;
