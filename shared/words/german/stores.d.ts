/** What is said of files in the profile that can not be used, or not be written. */
import type { Words } from '../english.ts';
export declare const stores: Words['stores'];
