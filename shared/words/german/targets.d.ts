/** What a tab can be opened on, and what can be asked of its shell. */
import type { Words } from '../english.ts';
export declare const targets: Words['targets'];
