/** Watches for the command whose output is at the top of the view while its own line is above it. */

import type { Terminal } from '@xterm/xterm';
import type { CommandMarks, MarkedCommand } from '../../../terminal/commandMarks.ts';
import { commandAbove, type StickyCommand } from '../../state/commands/stickyCommand.ts';
import { shownLine } from './commandLines.ts';

export type StickyEvents = {
  /** The command at the top changed, or there is none any more. Emitted only for a terminal that is drawn. */
  readonly onSticky: (sticky: StickyCommand | null) => void;
};

/** Watches until the terminal is disposed. */
export function watchSticky(terminal: Terminal, marks: CommandMarks, events: StickyEvents): void {
  let last: MarkedCommand | undefined;
  let shown: StickyCommand | null = null;
  // At most once per frame, and never for output that is not drawn.
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
