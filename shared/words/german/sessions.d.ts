/** Sessions and their shells: how they end, what they outlive, which the user left, and what waits for them. */
import type { Words } from '../english.ts';
export declare const sessions: Words['sessions'];
