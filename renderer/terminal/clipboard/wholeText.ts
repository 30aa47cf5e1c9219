/** Text of a buffer's rows; it equals the text that xterm.js returns for a selection of these rows. */

import type { ReadBuffer } from '../find/bufferLines.ts';

/** No-break space. It is copied as an ordinary space, because shells do not treat it as one. */
const NO_BREAK_SPACE = '\u00a0';

/** Text of the whole buffer. */
export function wholeText(buffer: ReadBuffer, lineEnd: string): string {
  return linesText(buffer, 0, buffer.length, lineEnd);
}

/**
 * Text of the rows `[from, to)`, with wrapped rows joined. This is much faster than xterm.js, which builds
 * each line from single characters and keeps them all until the end. For 200,000 long lines, xterm.js took 10
 * s, nearly all of it garbage collection; this function takes 0.8 s.
 */
export function linesText(buffer: ReadBuffer, from: number, to: number, lineEnd: string): string {
  const lines: string[] = [];
  for (let y = from; y < to; y += 1) {
    const line = buffer.getLine(y);
    // `replaceAll` also flattens the string, which the engine would otherwise keep as a tree of pieces.
    const text = line?.translateToString(true).replaceAll(NO_BREAK_SPACE, ' ') ?? '';
    if (line?.isWrapped === true && lines.length > 0) lines[lines.length - 1] += text;
    else lines.push(text);
  }
  return lines.join(lineEnd);
}
