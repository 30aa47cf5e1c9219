/**
 * What of a terminal the user looks at and has selected, counted from its cursor: while the same output has been parsed
 * that is the same text, in one with a longer past or with other rows as well.
 */

import type { IMarker, Terminal } from '@xterm/xterm';

export type ScrollAnchor = {
  /** From the first line in sight to the cursor's. */
  readonly linesToCursor: number;
  /** Whether the view was at the end, and follows what is printed. */
  readonly isFollowing: boolean;
  readonly selection: {
    /** From the first line in sight to the selection's; negative above it. */
    readonly line: number;
    readonly column: number;
    readonly cells: number;
  } | null;
};

/** What is needed of a terminal; a headless one has all but the selection. */
type AnchoredTerminal = Pick<
  Terminal,
  'buffer' | 'cols' | 'getSelectionPosition' | 'select' | 'scrollToLine'
> & { readonly registerMarker: (cursorYOffset: number) => IMarker | undefined };

/** The place of now; null in the alternate screen, which has no past. */
export function scrollAnchorOf(terminal: AnchoredTerminal): ScrollAnchor | null {
  const { type, baseY, cursorY, viewportY } = terminal.buffer.active;
  if (type === 'alternate') return null;
  const range = terminal.getSelectionPosition();
  return {
    linesToCursor: baseY + cursorY - viewportY,
    isFollowing: viewportY === baseY,
    selection:
      range === undefined
        ? null
        : {
            line: range.start.y - viewportY,
            column: range.start.x,
            cells: (range.end.y - range.start.y) * terminal.cols + range.end.x - range.start.x,
          },
  };
}

/** Finds the first line of the place again, and holds it whatever comes; null where that has no meaning. */
export function findAnchor(terminal: AnchoredTerminal, { linesToCursor }: ScrollAnchor): IMarker | null {
  const { type, baseY, cursorY } = terminal.buffer.active;
  if (type === 'alternate') return null;
  return terminal.registerMarker(-Math.min(linesToCursor, baseY + cursorY)) ?? null;
}

/** Shows the place, whose first line is found at `line`. */
export function showAnchor(terminal: AnchoredTerminal, anchor: ScrollAnchor, line: number): void {
  const { isFollowing, selection } = anchor;
  if (selection !== null && line + selection.line >= 0)
    terminal.select(selection.column, line + selection.line, selection.cells);
  if (isFollowing) return;
  terminal.scrollToLine(line);
  // xterm.js counts from where its scrollbar is, which follows a resize a frame later: the first try can miss by that.
  if (terminal.buffer.active.viewportY !== line) terminal.scrollToLine(line);
}
