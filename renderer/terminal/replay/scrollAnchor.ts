/**
 * Keeps the scroll position and the selection while a terminal is filled again with a longer past. Both are counted from the
 * cursor: after the same output the cursor is at the same text, however many lines are above it.
 */

import type { IMarker, Terminal } from '@xterm/xterm';
import type { TerminalPart } from '../terminalPart.ts';

export type ScrollAnchor = {
  /** Lines from the first visible one to the cursor's. */
  readonly linesToCursor: number;
  /** True when the view was at the bottom and follows new output. */
  readonly isFollowing: boolean;
  readonly selection: {
    /** Lines from the first visible one to the selection's; negative above it. */
    readonly line: number;
    readonly column: number;
    readonly cells: number;
  } | null;
};

/** Members of a terminal that are used here; a headless one has all but the selection. */
type AnchoredTerminal = Pick<
  Terminal,
  'buffer' | 'cols' | 'getSelectionPosition' | 'select' | 'scrollToLine'
> & { readonly registerMarker: (cursorYOffset: number) => IMarker | undefined };

/** Anchor of the present view; null in the alternate screen, which has no past. */
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

/** Marks the anchor's first visible line, so that later output can move it; null in the alternate screen. */
export function findAnchor(terminal: AnchoredTerminal, { linesToCursor }: ScrollAnchor): IMarker | null {
  const { type, baseY, cursorY } = terminal.buffer.active;
  if (type === 'alternate') return null;
  return terminal.registerMarker(-Math.min(linesToCursor, baseY + cursorY)) ?? null;
}

/** Scrolls and selects as the anchor has it; `line` is the index of its first visible line now. */
export function showAnchor(terminal: AnchoredTerminal, anchor: ScrollAnchor, line: number): void {
  const { isFollowing, selection } = anchor;
  if (selection !== null && line + selection.line >= 0)
    terminal.select(selection.column, line + selection.line, selection.cells);
  if (isFollowing) return;
  terminal.scrollToLine(line);
  // xterm.js scrolls relative to its scroll bar, which follows a resize one frame later, so the first attempt can miss.
  if (terminal.buffer.active.viewportY !== line) terminal.scrollToLine(line);
}

/** Restores the view of a terminal that returns with a longer past. */
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

  /** Restores the view, once. */
  live(): void {
    const line = this.#marker?.line ?? -1;
    if (this.#anchor !== null && line >= 0) showAnchor(this.#terminal, this.#anchor, line);
    this.#marker?.dispose();
    this.#marker = null;
    this.#anchor = null;
  }
}
