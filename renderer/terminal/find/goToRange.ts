/** Selects a range of a terminal and scrolls it into view. */

import type { Terminal } from '@xterm/xterm';
import type { BufferRange } from './bufferLines.ts';

export function goToRange(terminal: Terminal, { row, col, cells }: BufferRange): void {
  terminal.select(col, row, cells);
  const { viewportY } = terminal.buffer.active;
  const isInSight = row >= viewportY && row < viewportY + terminal.rows;
  if (!isInSight) terminal.scrollToLine(Math.max(0, row - Math.floor(terminal.rows / 2)));
}
