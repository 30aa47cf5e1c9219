/** What who is new sees, and what is shown when nothing is open. */
import type { Words } from '../english.ts';
export declare const start: Words['start'];
