/** Keys of commands: how they are shown and given, and why some can not be given. */
import type { Words } from '../english.ts';
export declare const shortcuts: Words['shortcuts'];
