/** What the app tells by itself, at the upper edge of its window. */
import type { Words } from '../english.ts';
export declare const notices: Words['notices'];
