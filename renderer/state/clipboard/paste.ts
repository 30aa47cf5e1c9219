/** Detects pastes that may do harm, and encodes pasted text as terminal input. */

import type { Words } from '../../../shared/words/english.ts';

/** A paste that waits for the user's confirmation; `concern` is the reason, as text. */
export type PasteQuestion = { readonly pane: string; readonly text: string; readonly concern: string };

/**
 * Length above which a paste needs confirmation, characters. Nobody pastes so much into a shell on purpose.
 */
export const LARGE_CHARS = 100_000;
/** Control characters (C0 and C1) other than tab, line feed and carriage return. */
const CONTROL = /[^\P{Cc}\t\n\r]/u;
/** ESC and CSI, which start escape sequences; one of those ends a bracketed paste. */
const SEQUENCE_STARTS = ['\u001b', '\u009b'] as const;
/** Replaces such a character, so that the user can see it. */
const ESCAPE_SYMBOL = '\u241b';

/** Text of the reason to ask before pasting; null when the paste is harmless. */
export function pasteConcern({ terminal }: Words, text: string, bracketed: boolean): string | null {
  const lines = lineCount(text);
  if (CONTROL.test(text)) return terminal.pasteControl;
  if (lines > 1 && !bracketed) return terminal.pasteLines(lines);
  if (text.length > LARGE_CHARS) return terminal.pasteLong(Math.round(text.length / 1000));
  return null;
}

/** The characters to send for a paste: line ends become Enter, and a program that requested bracketed paste gets brackets. */
export function pasteInput(text: string, bracketed: boolean): string {
  const lines = text.replaceAll(/\r?\n/g, '\r');
  if (!bracketed) return lines;
  const harmless = SEQUENCE_STARTS.reduce((kept, start) => kept.replaceAll(start, ESCAPE_SYMBOL), lines);
  return `\u001b[200~${harmless}\u001b[201~`;
}

/** Number of lines; a line end at the end of the text does not start another line. */
function lineCount(text: string): number {
  let count = 1;
  for (const end of text.matchAll(/\r\n|\r|\n/g)) if (end.index + end[0].length < text.length) count += 1;
  return count;
}
