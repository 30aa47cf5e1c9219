/** What a terminal's buffer has of a command: the line it was begun with, and what it printed. Pure. */

import type { MarkedCommand } from '../../../terminal/commandMarks.ts';
import type { ReadBuffer } from '../find/bufferLines.ts';
import { linesText } from '../clipboard/wholeText.ts';
import { withoutBlankEnds } from '../clipboard/selectedText.ts';

/** Of a prompt that has more rows these are read: a bar shows one. */
const MAX_PROMPT_ROWS = 20;
/** Characters of a line that are shown. */
const MAX_SHOWN_CHARS = 500;

/** The rows that a command printed, `[from, to)`; undefined while there are none. */
export type OutputRows = { readonly from: number; readonly to: number };

/** @param below is the row behind the last one that is printed. */
export function outputRows({ output, end }: MarkedCommand, below: number): OutputRows | undefined {
  if (output === null || output.isDisposed) return undefined;
  const to = end === null || end.isDisposed ? below : end.line;
  return to > output.line ? { from: output.line, to } : undefined;
}

/** Lines that were wrapped are one, and the blanks at line ends are cut. */
export function outputText(buffer: ReadBuffer, { from, to }: OutputRows, lineEnd: string): string {
  return withoutBlankEnds(linesText(buffer, from, to, '\n'), lineEnd);
}

/** What was typed where the shell says it, or the rows of the prompt, as one; empty where neither is there. */
export function shownLine(buffer: ReadBuffer, { prompt, output, line }: MarkedCommand): string {
  if (line !== null) return line.trim();
  const to = Math.min(output?.line ?? 0, prompt.line + MAX_PROMPT_ROWS);
  const text = linesText(buffer, prompt.line, to, ' ').slice(0, MAX_SHOWN_CHARS);
  // It stands among words of ours, whose direction it must not turn around.
  return text.replaceAll(/\p{C}/gu, '').replaceAll(/\s+/g, ' ').trim();
}
