/** A command's line and output in a terminal's buffer. Pure. */

import type { MarkedCommand } from '../../../terminal/commandMarks.ts';
import type { ReadBuffer } from '../find/bufferLines.ts';
import { linesText } from '../clipboard/wholeText.ts';
import { withoutBlankEnds } from '../clipboard/selectedText.ts';

/** Max number of rows that are read of a prompt; the bar that shows it has one row. */
const MAX_PROMPT_ROWS = 20;
/** Max length of a displayed line, characters; longer lines are cut. */
const MAX_SHOWN_CHARS = 500;

/** Rows `[from, to)` of a command's output. */
export type OutputRows = { readonly from: number; readonly to: number };

/**
 * The rows of the command's output; undefined while there are none. `below` is the row after the last printed
 * row.
 */
export function outputRows({ output, end }: MarkedCommand, below: number): OutputRows | undefined {
  if (output === null || output.isDisposed) return undefined;
  const to = end === null || end.isDisposed ? below : end.line;
  return to > output.line ? { from: output.line, to } : undefined;
}

/** Text of the rows, with wrapped rows joined and blanks at line ends removed. */
export function outputText(buffer: ReadBuffer, { from, to }: OutputRows, lineEnd: string): string {
  return withoutBlankEnds(linesText(buffer, from, to, '\n'), lineEnd);
}

/**
 * The command line that the shell reported, else the text of the prompt's rows; empty when there is neither.
 */
export function shownLine(buffer: ReadBuffer, { prompt, output, line }: MarkedCommand): string {
  if (line !== null) return line.trim();
  const to = Math.min(output?.line ?? 0, prompt.line + MAX_PROMPT_ROWS);
  const text = linesText(buffer, prompt.line, to, ' ').slice(0, MAX_SHOWN_CHARS);
  // Control characters are removed, because some of them would reverse the direction of the app's own text.
  return text.replaceAll(/\p{C}/gu, '').replaceAll(/\s+/g, ' ').trim();
}
