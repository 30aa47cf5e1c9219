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
const CONTROLS = new RegExp(CONTROL, 'gu');
/** The symbol of NUL; those of the other C0 characters follow in their order. */
const FIRST_SYMBOL = 0x2400;
const DELETE = 0x7f;
const DELETE_SYMBOL = '\u2421';
/** Stands for a C1 character, which has no symbol of its own. */
const REPLACEMENT = '\ufffd';
/** Length of the part around the first control character that the question shows, characters. */
const PREVIEW_CHARS = 60;
const PREVIEW_CHARS_BEFORE = 20;

/** Text of the reason to ask before pasting; null when the paste is harmless. */
export function pasteConcern({ terminal }: Words, text: string, bracketed: boolean): string | null {
  const lines = lineCount(text);
  if (CONTROL.test(text)) return terminal.pasteControl(controlPreview(text));
  if (lines > 1 && !bracketed) return terminal.pasteLines(lines);
  if (text.length > LARGE_CHARS) return terminal.pasteLong(Math.round(text.length / 1000));
  return null;
}

/**
 * The characters to send for a paste. Line ends become Enter, and a program that requested bracketed paste gets brackets. Other
 * control characters act like keys, e.g. Ctrl+C, so the program gets their symbols instead.
 */
export function pasteInput(text: string, bracketed: boolean): string {
  const lines = visibleControls(text.replaceAll(/\r?\n/g, '\r'));
  return bracketed ? `\u001b[200~${lines}\u001b[201~` : lines;
}

/** Replaces each control character by its symbol, e.g. ETX by U+2403. */
function visibleControls(text: string): string {
  return text.replaceAll(CONTROLS, (char) => {
    const code = char.charCodeAt(0);
    if (code === DELETE) return DELETE_SYMBOL;
    return code < DELETE ? String.fromCharCode(FIRST_SYMBOL + code) : REPLACEMENT;
  });
}

/** The text around the first control character, with symbols, as one line. */
function controlPreview(text: string): string {
  const start = Math.max(0, text.search(CONTROL) - PREVIEW_CHARS_BEFORE);
  const end = start + PREVIEW_CHARS;
  const part = visibleControls(text.slice(start, end))
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\p{Cf}/gu, REPLACEMENT);
  return `${start > 0 ? '…' : ''}${part}${end < text.length ? '…' : ''}`;
}

/** Number of lines; a line end at the end of the text does not start another line. */
function lineCount(text: string): number {
  let count = 1;
  for (const end of text.matchAll(/\r\n|\r|\n/g)) if (end.index + end[0].length < text.length) count += 1;
  return count;
}
