/** The list of servers, the dialog of one, and its test. */
import type { Words } from '../english.ts';
export declare const servers: Words['servers'];
