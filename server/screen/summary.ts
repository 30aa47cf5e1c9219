/** A terminal in two short texts, for lists of sessions. */

import type { IBuffer } from '@xterm/headless';
import type { ScreenSummary } from './screen.ts';

/** Characters of each text: more than a list has room for. */
const MAX_CHARS = 200;

/** Control characters, and those that turn the direction of what follows them: a list's other words are not theirs to move. */
const UNWANTED = /[\p{Cc}\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/gu;

export function summaryOf(title: string, screen: IBuffer, rows: number): ScreenSummary {
  return { title: shortText(title), lastLine: shortText(lastLineOf(screen, rows)) };
}

/** The last line of the screen that is not blank, together with the rows that it wraps from. */
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
  // The second half of a surrogate pair may be what was cut off.
  return text
    .replace(UNWANTED, '')
    .trim()
    .slice(0, MAX_CHARS)
    .replace(/[\ud800-\udbff]$/, '');
}
