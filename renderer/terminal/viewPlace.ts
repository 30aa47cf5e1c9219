/** What of a terminal the user looks at and has selected, counted from its end: the same text in one with a longer past. */

import type { Terminal } from '@xterm/xterm';

export type ViewPlace = {
  /** Lines between the end of the screen and the end of what is shown. */
  readonly linesBelow: number;
  readonly selection: {
    /** From the screen's first line to the selection's: negative in the scrollback. */
    readonly line: number;
    readonly column: number;
    readonly cells: number;
  } | null;
};

type PlacedTerminal = Pick<Terminal, 'buffer' | 'cols' | 'getSelectionPosition' | 'select' | 'scrollToLine'>;

/** The place of now; null in the alternate screen, which has no past. */
export function viewPlaceOf(terminal: PlacedTerminal): ViewPlace | null {
  const { active } = terminal.buffer;
  if (active.type === 'alternate') return null;
  const range = terminal.getSelectionPosition();
  return {
    linesBelow: active.baseY - active.viewportY,
    selection:
      range === undefined
        ? null
        : {
            line: range.start.y - active.baseY,
            column: range.start.x,
            cells: (range.end.y - range.start.y) * terminal.cols + range.end.x - range.start.x,
          },
  };
}

/** Shows the place again; where the terminal is shorter now, as much of it as there is. */
export function showPlace(terminal: PlacedTerminal, { linesBelow, selection }: ViewPlace): void {
  const { active } = terminal.buffer;
  if (active.type === 'alternate') return;
  if (selection !== null && active.baseY + selection.line >= 0)
    terminal.select(selection.column, active.baseY + selection.line, selection.cells);
  if (linesBelow > 0) terminal.scrollToLine(Math.max(0, active.baseY - linesBelow));
}
