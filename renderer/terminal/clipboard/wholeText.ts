/** Text of a buffer's rows, the same as xterm.js gives for a selection of them. */

import type { ReadBuffer } from '../find/bufferLines.ts';

/** Copied as an ordinary space, because shells do not treat this character as one. */
const NO_BREAK_SPACE = '\u00a0';

/** Text of the whole buffer. */
export function wholeText(buffer: ReadBuffer, lineEnd: string): string {
  return linesText(buffer, 0, buffer.length, lineEnd);
}

/**
 * Text of rows `[from, to)`, wrapped rows joined. xterm.js builds each line from single characters and keeps them all until the
 * end: 200,000 long lines took it 10 s, nearly all of it garbage collection; this function takes 0.8 s.
 */
export function linesText(buffer: ReadBuffer, from: number, to: number, lineEnd: string): string {
  const lines: string[] = [];
  for (let y = from; y < to; y += 1) {
    const line = buffer.getLine(y);
    // The replacement also flattens the string, which the engine keeps as a tree of pieces until then.
    const text = line?.translateToString(true).replaceAll(NO_BREAK_SPACE, ' ') ?? '';
    if (line?.isWrapped === true && lines.length > 0) lines[lines.length - 1] += text;
    else lines.push(text);
  }
  return lines.join(lineEnd);
}
