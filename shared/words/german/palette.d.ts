/** The command palette and the quick switch. */
import type { Words } from '../english.ts';
export declare const palette: Words['palette'];
