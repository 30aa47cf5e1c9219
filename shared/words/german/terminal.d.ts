/** What is said in and around a terminal: commands, links, hints, the clipboard, output that is not shown. */
import type { Words } from '../english.ts';
export declare const terminal: Words['terminal'];
