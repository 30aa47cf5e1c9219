/** What a paste could do that its author may not expect. Pure. */

import type { Words } from '../../../shared/words/english.ts';

/** A paste that waits for the user's word. */
export type PasteQuestion = { readonly pane: string; readonly text: string; readonly why: string };

/** Larger pastes are asked about: nobody types this much into a shell by intent, characters. */
export const LARGE_CHARS = 100_000;
/** Control characters, of seven bits and of eight, other than tab, line feed and carriage return. */
const CONTROL = /[^\P{Cc}\t\n\r]/u;
/** What begins an escape sequence, among them the one that ends a bracketed paste. */
const SEQUENCE_STARTS = ['\u001b', '\u009b'] as const;
/** Shows where such a character was. */
const ESCAPE_SYMBOL = '\u241b';

/** Why to ask before pasting, in words, or null when the paste is harmless. */
export function pasteConcern({ terminal }: Words, text: string, bracketed: boolean): string | null {
  const lines = lineCount(text);
  if (CONTROL.test(text)) return terminal.pasteControl;
  if (lines > 1 && !bracketed) return terminal.pasteLines(lines);
  if (text.length > LARGE_CHARS) return terminal.pasteLong(Math.round(text.length / 1000));
  return null;
}

/** The characters to send for a paste: line ends as the Enter key, and brackets where the program asked for them. */
export function pasteInput(text: string, bracketed: boolean): string {
  const lines = text.replaceAll(/\r?\n/g, '\r');
  if (!bracketed) return lines;
  const harmless = SEQUENCE_STARTS.reduce((kept, start) => kept.replaceAll(start, ESCAPE_SYMBOL), lines);
  return `\u001b[200~${harmless}\u001b[201~`;
}

/** Lines of `text`; a line end at its end begins no further one. */
function lineCount(text: string): number {
  let count = 1;
  for (const end of text.matchAll(/\r\n|\r|\n/g)) if (end.index + end[0].length < text.length) count += 1;
  return count;
}
