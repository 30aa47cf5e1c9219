/** The catalog of a language. Pure: whoever says something is given the words. */

import { ENGLISH, type Words } from './english.ts';
import { GERMAN } from './german.ts';
import type { Language } from './language.ts';

const CATALOGUES: Readonly<Record<Language, Words>> = { en: ENGLISH, de: GERMAN };

export function wordsIn(language: Language): Words {
  return CATALOGUES[language];
}

/** Something to say, in whichever language it is asked for. */
export type LocalizedText = (words: Words) => string;
