/**
 * Keeps scroll position and selection while a terminal is filled again with more earlier output. Both are
 * stored relative to the cursor. After the same output, the cursor is at the same text, even if there are
 * more lines above it.
 */

import type { IMarker, Terminal } from '@xterm/xterm';
import type { TerminalPart } from '../terminalPart.ts';

export type ScrollAnchor = {
  /** Number of lines from the first visible line to the cursor's line. */
  readonly linesToCursor: number;
  /** True when the view was at the bottom, so that it follows new output. */
  readonly isFollowing: boolean;
  readonly selection: {
    /**
     * Number of lines from the first visible line to the selection's first line; negative if the selection is
     * above.
     */
    readonly line: number;
    readonly column: number;
    readonly cells: number;
  } | null;
};

/**
 * Members of a terminal that this file uses. A headless terminal has all of them except for the selection.
 */
type AnchoredTerminal = Pick<
  Terminal,
  'buffer' | 'cols' | 'getSelectionPosition' | 'select' | 'scrollToLine'
> & { readonly registerMarker: (cursorYOffset: number) => IMarker | undefined };

/** Anchor of the current view; null on the alternate screen, which has no scrollback. */
export function scrollAnchorOf(terminal: AnchoredTerminal): ScrollAnchor | null {
  const { type, baseY, cursorY, viewportY } = terminal.buffer.active;
  if (type === 'alternate') return null;
  return {
    linesToCursor: baseY + cursorY - viewportY,
    isFollowing: viewportY === baseY,
    selection: anchoredSelection(terminal),
  };
}

function anchoredSelection(terminal: AnchoredTerminal): ScrollAnchor['selection'] {
  const { start, end } = terminal.getSelectionPosition() ?? {};
  if (start === undefined || end === undefined) return null;
  return {
    line: start.y - terminal.buffer.active.viewportY,
    column: start.x,
    cells: (end.y - start.y) * terminal.cols + end.x - start.x,
  };
}

/**
 * Places a marker on the anchor's first visible line, which later output moves. Null on the alternate screen.
 */
export function findAnchor(terminal: AnchoredTerminal, { linesToCursor }: ScrollAnchor): IMarker | null {
  const { type, baseY, cursorY } = terminal.buffer.active;
  if (type === 'alternate') return null;
  return terminal.registerMarker(-Math.min(linesToCursor, baseY + cursorY)) ?? null;
}

/**
 * Restores the anchor's scroll position and selection; `line` is the current index of its first visible line.
 */
export function showAnchor(terminal: AnchoredTerminal, anchor: ScrollAnchor, line: number): void {
  const { isFollowing, selection } = anchor;
  if (selection !== null && line + selection.line >= 0)
    terminal.select(selection.column, line + selection.line, selection.cells);
  if (isFollowing) return;
  terminal.scrollToLine(line);
  // The first attempt can miss: xterm.js scrolls relative to its scroll bar, which follows a resize one frame
  // later.
  if (terminal.buffer.active.viewportY !== line) terminal.scrollToLine(line);
}

/** Restores the view of a terminal that returns with more earlier output. */
export class ReturnAnchor implements TerminalPart {
  readonly #terminal: Terminal;
  #anchor: ScrollAnchor | null = null;
  #marker: IMarker | null = null;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  leave(): void {
    this.#anchor = scrollAnchorOf(this.#terminal);
  }

  returned(): void {
    if (this.#anchor !== null) this.#marker = findAnchor(this.#terminal, this.#anchor);
  }

  /** Restores the view once. */
  live(): void {
    const line = this.#marker?.line ?? -1;
    if (this.#anchor !== null && line >= 0) showAnchor(this.#terminal, this.#anchor, line);
    this.#marker?.dispose();
    this.#marker = null;
    this.#anchor = null;
  }
}
