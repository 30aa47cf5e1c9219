/** Marks of matches in a terminal and on its scroll bar. */

import type { IDecoration, IDisposable, IMarker, Terminal } from '@xterm/xterm';
import type { BufferRange } from './bufferLines.ts';
import type { RowAnchor } from './bufferSearch.ts';

/** Background colors of matches and of the current match, `#rrggbb`. */
export type FindColors = { readonly match: string; readonly current: string };

/** Ranges, and the anchor to which their rows refer. */
export type Anchored = { readonly anchor: RowAnchor; readonly ranges: readonly BufferRange[] };

const NOTHING_TO_DISPOSE: IDisposable = { dispose: () => undefined };

/**
 * Marker with only those members that a decoration uses. xterm.js's own markers have two problems. Each of
 * them is updated for every trimmed line. And a trimmed marker loses its line before xterm.js uses that line
 * to find the decoration, so the decoration would leak.
 */
class RowMarker implements IMarker {
  readonly id = 0;
  readonly isDisposed = false;
  readonly #anchor: RowAnchor;
  readonly #row: number;

  constructor(anchor: RowAnchor, row: number) {
    this.#anchor = anchor;
    this.#row = row;
  }

  get line(): number {
    return this.#row + (this.#anchor.shift ?? Number.NEGATIVE_INFINITY);
  }

  onDispose(): IDisposable {
    return NOTHING_TO_DISPOSE;
  }

  dispose(): void {
    // There is nothing to remove, because the marker is registered nowhere.
  }
}

export class MatchMarks {
  readonly #terminal: Terminal;
  #colors: FindColors;
  /** Arguments of the last `show`, for drawing the matches again in other colors. */
  #shown: { readonly matches: Anchored; readonly current: BufferRange | undefined } | undefined;
  #decorations: (IDecoration | undefined)[] = [];

  constructor(terminal: Terminal, colors: FindColors) {
    this.#terminal = terminal;
    this.#colors = colors;
  }

  get isMarked(): boolean {
    return this.#decorations.length > 0;
  }

  /** Replaces the marks; `current` is marked as the current match. */
  show(matches: Anchored, current: BufferRange | undefined): void {
    this.clear();
    this.#shown = { matches, current };
    const { anchor, ranges } = matches;
    for (const range of ranges) this.#mark(anchor, range, 'bottom');
    // Drawn above the selection, because the selection covers the same cells.
    if (current !== undefined) this.#mark(anchor, current, 'top');
  }

  /** Draws the marks in other colors. */
  recolor(colors: FindColors): void {
    this.#colors = colors;
    if (this.#shown !== undefined) this.show(this.#shown.matches, this.#shown.current);
  }

  clear(): void {
    for (const decoration of this.#decorations) decoration?.dispose();
    this.#decorations = [];
    this.#shown = undefined;
  }

  #mark(anchor: RowAnchor, range: BufferRange, layer: 'bottom' | 'top'): void {
    const { cols } = this.#terminal;
    const { match, current } = this.#colors;
    const ruler = { color: current, position: layer === 'top' ? 'full' : 'center' } as const;
    for (let [row, x, left] = [range.row, range.col, range.cells]; left > 0; row += 1, x = 0) {
      const width = Math.min(left, cols - x);
      left -= width;
      const marker = new RowMarker(anchor, row);
      const backgroundColor = layer === 'top' ? current : match;
      this.#decorations.push(
        this.#terminal.registerDecoration({
          marker,
          x,
          width,
          layer,
          backgroundColor,
          overviewRulerOptions: ruler,
        }),
      );
    }
  }
}
