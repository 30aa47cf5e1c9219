/** What is said where there is nothing to show: yet, or at all. */
import type { Words } from '../english.ts';
export declare const states: Words['states'];
