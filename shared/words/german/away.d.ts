/** What happened while nobody looked: the account of an absence, badges, notifications. */
import type { Words } from '../english.ts';
export declare const away: Words['away'];
