/** The names of commands: in palette and settings, and, where they are there, in menus. */
import type { Words } from '../english.ts';
export declare const commands: Words['commands'];
