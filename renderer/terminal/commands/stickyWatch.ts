/**
 * Detects changes of the sticky command: its output is at the top of the visible part, and its own line is
 * above.
 */

import type { Terminal } from '@xterm/xterm';
import type { CommandMarks, MarkedCommand } from '../../../terminal/commandMarks.ts';
import { commandAbove, type StickyCommand } from '../../state/commands/stickyCommand.ts';
import { shownLine } from './commandLines.ts';

export type StickyEvents = {
  /**
   * Called when the sticky command changed; null when there is none. It is called only for a terminal that is
   * being drawn.
   */
  readonly onSticky: (sticky: StickyCommand | null) => void;
};

/** Starts watching; ends when the terminal is disposed. */
export function watchSticky(terminal: Terminal, marks: CommandMarks, events: StickyEvents): void {
  let last: MarkedCommand | undefined;
  let shown: StickyCommand | null = null;
  // `onRender` fires at most once per frame, and never for output that is not drawn.
  terminal.onRender(() => {
    const { type, viewportY, baseY, cursorY } = terminal.buffer.active;
    // A pager shows text page by page, also in the normal buffer (less -X, git log), and its first row counts.
    const isPager = viewportY === baseY && terminal.modes.applicationCursorKeysMode;
    const command =
      type === 'normal' && viewportY > 0 && !isPager
        ? commandAbove(marks.all, { top: viewportY, base: baseY, cursor: baseY + cursorY })
        : undefined;
    if (command === last) return;
    last = command;
    const text = command === undefined ? '' : shownLine(terminal.buffer.active, command);
    const next = command === undefined || text === '' ? null : { command, text };
    if (next !== shown) events.onSticky(next);
    shown = next;
  });
}
