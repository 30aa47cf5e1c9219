/** What is selected in a terminal, as plain text. */

import type { Terminal } from '@xterm/xterm';
import { wholeText } from './wholeText.ts';

/**
 * Lines that were wrapped are one, and lines end with `lineEnd`. All that there is comes as it was printed; of a part of it the
 * blanks at line ends are cut, with which full-screen programs fill their rows.
 */
export function selectedText(
  terminal: Pick<Terminal, 'buffer' | 'cols' | 'getSelection' | 'getSelectionPosition'>,
  lineEnd: string,
): string {
  const { buffer, cols } = terminal;
  const { start, end } = terminal.getSelectionPosition() ?? {};
  const isAll = start?.x === 0 && start.y === 0 && end?.x === cols && end.y === buffer.active.length - 1;
  return isAll ? wholeText(buffer.active, lineEnd) : withoutBlankEnds(terminal.getSelection(), lineEnd);
}

/** A selection within one line is left as it was made. */
export function withoutBlankEnds(text: string, lineEnd: string): string {
  const lines = text.split(/\r?\n/);
  return lines.length === 1 ? text : lines.map(withoutBlanks).join(lineEnd);
}

function withoutBlanks(line: string): string {
  let end = line.length;
  while (end > 0 && (line[end - 1] === ' ' || line[end - 1] === '\t')) end -= 1;
  return line.slice(0, end);
}
