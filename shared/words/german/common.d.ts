/** What buttons and lists say in many places. */
import type { Words } from '../english.ts';
export declare const common: Words['common'];
