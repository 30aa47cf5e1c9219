/** The settings: their names, what they do, what can be chosen. */
import type { Words } from '../english.ts';
export declare const settings: Words['settings'];
