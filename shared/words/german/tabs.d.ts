/** The tab bar, and the panes of a tab. */
import type { Words } from '../english.ts';
export declare const tabs: Words['tabs'];
