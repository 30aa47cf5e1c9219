/** Marks matches in a terminal and on its scroll bar. */

import type { IDecoration, IDisposable, IMarker, Terminal } from '@xterm/xterm';
import type { BufferRange } from './bufferLines.ts';
import type { RowAnchor } from './bufferSearch.ts';

/** Backgrounds of matches and of the current one, `#rrggbb`. */
export type FindColors = { readonly match: string; readonly current: string };

/** Places with what moves them. */
export type Anchored = { readonly anchor: RowAnchor; readonly ranges: readonly BufferRange[] };

const NOTHING_TO_DISPOSE: IDisposable = { dispose: () => undefined };

/**
 * All of a marker that a decoration asks for. xterm.js moves each of its own markers with every line that falls out of a
 * scrollback, and looks a decoration up by a line that such a marker loses first: it would keep the decoration for ever.
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
    // Nobody else knows of it.
  }
}

export class MatchMarks {
  readonly #terminal: Terminal;
  #colors: FindColors;
  #shown: { readonly matches: Anchored; readonly current: BufferRange | undefined } | undefined;
  #decorations: (IDecoration | undefined)[] = [];

  constructor(terminal: Terminal, colors: FindColors) {
    this.#terminal = terminal;
    this.#colors = colors;
  }

  get isMarked(): boolean {
    return this.#decorations.length > 0;
  }

  /** Marks these in place of earlier ones, and one of them as the current one. */
  show(matches: Anchored, current: BufferRange | undefined): void {
    this.clear();
    this.#shown = { matches, current };
    const { anchor, ranges } = matches;
    for (const range of ranges) this.#mark(anchor, range, 'bottom');
    // Above the selection, which it has the place of.
    if (current !== undefined) this.#mark(anchor, current, 'top');
  }

  /** Draws what is marked in other colors. */
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
