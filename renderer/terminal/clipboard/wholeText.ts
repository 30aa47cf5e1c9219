/** The text of a buffer's rows, as a selection of them has it. */

import type { ReadBuffer } from '../find/bufferLines.ts';

/** A space that a program may have meant as one, and that no shell takes for one. */
const NO_BREAK_SPACE = '\u00a0';

/** All of it. */
export function wholeText(buffer: ReadBuffer, lineEnd: string): string {
  return linesText(buffer, 0, buffer.length, lineEnd);
}

/**
 * Rows `[from, to)`. Lines that were wrapped are one line again. xterm.js's own way builds each line from single characters and keeps all of
 * those until the end: 200,000 long lines took 10 s, nearly all of it collecting garbage, where this takes 0.8 s.
 */
export function linesText(buffer: ReadBuffer, from: number, to: number, lineEnd: string): string {
  const lines: string[] = [];
  for (let y = from; y < to; y += 1) {
    const line = buffer.getLine(y);
    // Looking for a character makes one flat string of the pieces.
    const text = line?.translateToString(true).replaceAll(NO_BREAK_SPACE, ' ') ?? '';
    if (line?.isWrapped === true && lines.length > 0) lines[lines.length - 1] += text;
    else lines.push(text);
  }
  return lines.join(lineEnd);
}
