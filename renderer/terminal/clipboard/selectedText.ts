/** A terminal's selection as plain text. */

import type { Terminal } from '@xterm/xterm';
import { wholeText } from './wholeText.ts';

/**
 * Returns the selection with wrapped rows joined, and `lineEnd` between lines. A selection of the whole
 * buffer keeps the text exactly as printed. Any other selection loses blanks at line ends, because
 * full-screen programs fill their rows with them.
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

/** Removes blanks at line ends; text of a single line stays as it is. */
export function withoutBlankEnds(text: string, lineEnd: string): string {
  const lines = text.split(/\r?\n/);
  return lines.length === 1 ? text : lines.map(withoutBlanks).join(lineEnd);
}

function withoutBlanks(line: string): string {
  let end = line.length;
  while (end > 0 && (line[end - 1] === ' ' || line[end - 1] === '\t')) end -= 1;
  return line.slice(0, end);
}
