/**
 * Searches a terminal's buffer from its end upwards. It works in short slices, so that the page remains
 * responsive.
 */

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

/** Members of a terminal that this file uses. xterm.js's terminal and a headless one both have them. */
export type SearchedTerminal = {
  readonly cols: number;
  readonly buffer: { readonly active: IBuffer };
  readonly registerMarker: (cursorYOffset?: number) => IMarker | undefined;
};

export type Match = FoundLine & { readonly range: BufferRange };

/** Number of lines that are searched between two checks of the clock. */
const LINES_PER_CHECK = 64;
/** Duration of a slice, ms; it is less than a frame. */
const SLICE_MS = 8;

/**
 * Tracks how far rows have moved since its creation. They move because a full scrollback trims lines at its
 * top.
 */
export class RowAnchor {
  readonly #marker: IMarker | undefined;
  readonly #line: number;

  constructor(terminal: SearchedTerminal) {
    this.#marker = terminal.registerMarker(0);
    this.#line = this.#marker?.line ?? 0;
  }

  /** Offset from a row's index at creation to its current index; null after the rows were trimmed. */
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
  /** Row indexes in matches refer to the time at which this anchor was created. */
  readonly anchor: RowAnchor;
  readonly now: () => number;
  /** Gives other tasks of the page time to run. */
  readonly pause: () => Promise<void>;
};

/**
 * Calls `take` with each match, lowest first, until `take` returns false. Returns true when the whole buffer
 * was searched.
 */
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
    // Stops when the rows were trimmed, when the terminal was reset, or when it switched between normal and
    // alternate screen.
    if (moved === null || buffer !== terminal.buffer.active || to + moved > buffer.length) return false;
    shift = moved;
  }
  return true;
}

/** Searches upwards, with pauses for the page's frames. */
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

/**
 * Yields the matches in one line, last first. It is a generator, so that ranges of unused matches are not
 * computed.
 */
function* matchesIn(buffer: ReadBuffer, rows: Rows, expression: RegExp, cols: number): Generator<Match> {
  const line = readLine(buffer, rows);
  const found = [...line.text.matchAll(expression)];
  for (const { index: begin, 0: match } of found.toReversed()) {
    const end = begin + match.length;
    yield { range: rangeOf(buffer, line, { begin, end }, cols), line: line.text, begin, end };
  }
}
