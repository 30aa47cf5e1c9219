/** Summary of a terminal for lists of sessions: its title and its last line. */

import type { IBuffer } from '@xterm/headless';
import type { ScreenSummary } from './screen.ts';

/** Max characters of each text. A list shows fewer. */
const MAX_CHARS = 200;

/** Control characters, and bidirectional controls, which would reorder other text in a list. */
const UNWANTED = /[\p{Cc}\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/gu;

export function summaryOf(title: string, screen: IBuffer, rows: number): ScreenSummary {
  return { title: shortText(title), lastLine: shortText(lastLineOf(screen, rows)) };
}

/** Returns the last non-blank line of the screen, including the rows that it wraps from. */
function lastLineOf(screen: IBuffer, rows: number): string {
  let text = '';
  for (let row = screen.baseY + rows - 1; row >= screen.baseY; row -= 1) {
    const line = screen.getLine(row);
    text = (line?.translateToString(true) ?? '') + text;
    const isWhole = line?.isWrapped !== true;
    if (isWhole && text.trim() !== '') return text;
    if (isWhole) text = '';
  }
  return text;
}

function shortText(text: string): string {
  // The cut may have split a surrogate pair.
  return text
    .replace(UNWANTED, '')
    .trim()
    .slice(0, MAX_CHARS)
    .replace(/[\ud800-\udbff]$/, '');
}
