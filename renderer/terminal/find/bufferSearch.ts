/** Searches a terminal's buffer from its end upwards, in slices that leave the page responsive. */

import type { IBuffer, IMarker } from '@xterm/xterm';
import type { FoundLine } from '../../../shared/view/paneSearch.ts';
import {
  lineBefore,
  rangeOf,
  readLine,
  type BufferRange,
  type ReadBuffer,
  type Rows,
} from './bufferLines.ts';

/** Members of a terminal that are used here; the real one and a headless one both have them. */
export type SearchedTerminal = {
  readonly cols: number;
  readonly buffer: { readonly active: IBuffer };
  readonly registerMarker: (cursorYOffset?: number) => IMarker | undefined;
};

export type Match = FoundLine & { readonly range: BufferRange };

/** Lines that are searched between two checks of the clock. */
const LINES_PER_CHECK = 64;
/** Length of a slice, ms; less than a frame. */
const SLICE_MS = 8;

/** Tracks how far rows have moved since its creation, because a full scrollback trims lines at its top. */
export class RowAnchor {
  readonly #marker: IMarker | undefined;
  readonly #line: number;

  constructor(terminal: SearchedTerminal) {
    this.#marker = terminal.registerMarker(0);
    this.#line = this.#marker?.line ?? 0;
  }

  /** Offset from a row index at creation to its index now; null once those rows were trimmed. */
  get shift(): number | null {
    return this.#marker === undefined || this.#marker.isDisposed ? null : this.#marker.line - this.#line;
  }

  dispose(): void {
    this.#marker?.dispose();
  }
}

type Search = {
  readonly terminal: SearchedTerminal;
  readonly expression: RegExp;
  /** Matches have row indexes as of this anchor's creation. */
  readonly anchor: RowAnchor;
  readonly now: () => number;
  /** Lets other tasks of the page run. */
  readonly pause: () => Promise<void>;
};

/** Calls `take` with each match, the lowest first, until it returns false; returns true when the whole buffer was searched. */
export async function searchUpwards(
  { terminal, expression, anchor, now, pause }: Search,
  take: (match: Match) => boolean,
): Promise<boolean> {
  const buffer = terminal.buffer.active;
  let shift = 0;
  let sliceEnd = now() + SLICE_MS;
  for (let [to, lines] = [buffer.length, 0]; to + shift > 0; lines += 1) {
    const rows = lineBefore(buffer, to + shift);
    for (const { range, ...match } of matchesIn(buffer, rows, expression, terminal.cols))
      if (!take({ ...match, range: { ...range, row: range.row - shift } })) return false;
    to = rows.from - shift;
    if (lines % LINES_PER_CHECK !== 0 || now() < sliceEnd) continue;
    await pause();
    sliceEnd = now() + SLICE_MS;
    const moved = anchor.shift;
    // Stops when the rows were trimmed, the terminal was reset, or it shows its other screen.
    if (moved === null || buffer !== terminal.buffer.active || to + moved > buffer.length) return false;
    shift = moved;
  }
  return true;
}

/** Searches upwards between the frames of a page. */
export function searchPaced(
  terminal: SearchedTerminal,
  expression: RegExp,
  anchor: RowAnchor,
  take: (match: Match) => boolean,
): Promise<boolean> {
  const pause = (): Promise<void> =>
    new Promise((resolve) => {
      setTimeout(resolve);
    });
  return searchUpwards({ terminal, expression, anchor, now: () => performance.now(), pause }, take);
}

/** Yields the matches of one line, the last first; a generator, so that ranges of unused matches are not computed. */
function* matchesIn(buffer: ReadBuffer, rows: Rows, expression: RegExp, cols: number): Generator<Match> {
  const line = readLine(buffer, rows);
  const found = [...line.text.matchAll(expression)];
  for (const { index: begin, 0: match } of found.toReversed()) {
    const end = begin + match.length;
    yield { range: rangeOf(buffer, line, { begin, end }, cols), line: line.text, begin, end };
  }
}
