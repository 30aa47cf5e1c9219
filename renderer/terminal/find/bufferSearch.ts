/** Finds what an expression matches in a terminal's buffer, from its end upwards, in pieces between which others have a turn. */

import type { IBuffer, IMarker } from '@xterm/xterm';
import type { FoundLine } from '../../../shared/view/paneSearch.ts';
import {
  lineBefore,
  placeOf,
  readLine,
  type BufferRange,
  type ReadBuffer,
  type Rows,
} from './bufferLines.ts';

/** What is needed of a terminal; the real one and a headless one both have it. */
export type SearchedTerminal = {
  readonly cols: number;
  readonly buffer: { readonly active: IBuffer };
  readonly registerMarker: (cursorYOffset?: number) => IMarker | undefined;
};

export type Match = FoundLine & { readonly range: BufferRange };

/** Lines between two looks at the clock. */
const LINES_A_LOOK = 64;
/** Others have a turn after so long, ms: less than a frame. */
const SLICE_MS = 8;

/** Knows how far rows have moved since it was made: lines fall out of a scrollback at its top. */
export class RowAnchor {
  readonly #marker: IMarker | undefined;
  readonly #line: number;

  constructor(terminal: SearchedTerminal) {
    this.#marker = terminal.registerMarker(0);
    this.#line = this.#marker?.line ?? 0;
  }

  /** Added to a row of then it is the row of now; null when the rows of then are all gone. */
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
  /** Rows of matches are those of the moment when it was made. */
  readonly anchor: RowAnchor;
  readonly now: () => number;
  /** Gives others a turn. */
  readonly pause: () => Promise<void>;
};

/** Calls `take` with each match, the lowest first, until it returns false; true when all of the buffer was searched. */
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
    if (lines % LINES_A_LOOK !== 0 || now() < sliceEnd) continue;
    await pause();
    sliceEnd = now() + SLICE_MS;
    const moved = anchor.shift;
    // Or the terminal started over, or shows its other screen.
    if (moved === null || buffer !== terminal.buffer.active || to + moved > buffer.length) return false;
    shift = moved;
  }
  return true;
}

/** The same at the pace of a page, between its frames. */
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

/** Matches in one line, the last first; where each stands is found out as it is asked for. */
function* matchesIn(buffer: ReadBuffer, rows: Rows, expression: RegExp, cols: number): Generator<Match> {
  const line = readLine(buffer, rows);
  const found = [...line.text.matchAll(expression)];
  for (const { index: begin, 0: match } of found.toReversed()) {
    const end = begin + match.length;
    yield { range: placeOf(buffer, line, begin, end, cols), line: line.text, begin, end };
  }
}
