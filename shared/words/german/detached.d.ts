/** The picker of sessions that no tab shows. */
import type { Words } from '../english.ts';
export declare const detached: Words['detached'];
