/** The catalogue of a language. Pure: whoever says something is given the words. */
import { type Words } from './english.ts';
import type { Language } from './language.ts';
export declare function wordsIn(language: Language): Words;
/** Something to say, in whichever language it is asked for. */
export type Said = (words: Words) => string;
