/** A server's link: its states, why it is in them, and what happened to it. */
import type { Words } from '../english.ts';
export declare const link: Words['link'];
