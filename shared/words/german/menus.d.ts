/** Native menus and dialogs, but for the commands in them. */
import type { Words } from '../english.ts';
export declare const menus: Words['menus'];
