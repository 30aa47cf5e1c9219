/** Finding text: in one pane, and in all sessions. */
import type { Words } from '../english.ts';
export declare const find: Words['find'];
