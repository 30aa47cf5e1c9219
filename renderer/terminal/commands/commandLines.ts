/** A command's line and output in a terminal's buffer. Pure. */

import type { MarkedCommand } from '../../../terminal/commandMarks.ts';
import type { ReadBuffer } from '../find/bufferLines.ts';
import { linesText } from '../clipboard/wholeText.ts';
import { withoutBlankEnds } from '../clipboard/selectedText.ts';

/** Rows that are read of a longer prompt; the bar that shows it has one. */
const MAX_PROMPT_ROWS = 20;
/** Longer lines are cut, characters. */
const MAX_SHOWN_CHARS = 500;

/** Rows `[from, to)` of a command's output. */
export type OutputRows = { readonly from: number; readonly to: number };

/** The command's output rows; undefined while there are none. `below` is the row after the last printed one. */
export function outputRows({ output, end }: MarkedCommand, below: number): OutputRows | undefined {
  if (output === null || output.isDisposed) return undefined;
  const to = end === null || end.isDisposed ? below : end.line;
  return to > output.line ? { from: output.line, to } : undefined;
}

/** Text of the rows, with wrapped rows joined and blanks at line ends cut. */
export function outputText(buffer: ReadBuffer, { from, to }: OutputRows, lineEnd: string): string {
  return withoutBlankEnds(linesText(buffer, from, to, '\n'), lineEnd);
}

/** The command line as the shell reported it, else the prompt's rows joined; empty when there is neither. */
export function shownLine(buffer: ReadBuffer, { prompt, output, line }: MarkedCommand): string {
  if (line !== null) return line.trim();
  const to = Math.min(output?.line ?? 0, prompt.line + MAX_PROMPT_ROWS);
  const text = linesText(buffer, prompt.line, to, ' ').slice(0, MAX_SHOWN_CHARS);
  // Control characters are removed: among them are those that would reverse the direction of the app's own words.
  return text.replaceAll(/\p{C}/gu, '').replaceAll(/\s+/g, ' ').trim();
}
