/** Finds text in one terminal's screen and scrollback, and navigates between the matches. */

import type { Terminal } from '@xterm/xterm';
import type { FindOptions } from '../../../shared/view/paneSearch.ts';
import { findExpression, NOTHING_TO_FIND } from '../../state/find/findExpression.ts';
import type { BufferRange } from './bufferLines.ts';
import { RowAnchor, searchPaced } from './bufferSearch.ts';
import { goToRange } from './goToRange.ts';
import { hitsIn, type Hits } from './hits.ts';
import { MatchMarks, type FindColors } from './matchMarks.ts';

/** Number of matches, and index of the current one. The index counts from 0 at the top; -1 means none. */
export type FindCount = { readonly index: number; readonly count: number };

/** Max number of matches; the search stops at it. */
export const MAX_MATCHES = 20_000;
/**
 * Max number of matches around the current one that are marked. xterm.js updates each mark for every trimmed
 * line.
 */
const MAX_MARKED = 1_000;
/** Max length of a selection that is offered as search text. */
const MAX_SELECTED_CHARS = 100;
/**
 * Min delay before the marks are renewed after new output, ms. If the last search took long, the delay is a
 * multiple of its duration.
 */
const REFRESH_MS = 200;
const REFRESH_FACTOR = 10;

/** Direction to the next match: -1 above the current position, 1 below it, 0 at it or above it. */
type Step = -1 | 0 | 1;

/**
 * Matches of a search, lowest first; their rows refer to the anchor. `current` is an index; -1 means none.
 */
type Found = { readonly anchor: RowAnchor; readonly ranges: BufferRange[]; current: number };

export class Finder {
  readonly #terminal: Terminal;
  /** Drawn marks of the matches. */
  readonly #marks: MatchMarks;
  readonly #onFound: (count: FindCount) => void;
  /** Options of the last search. */
  #options = NOTHING_TO_FIND;
  /** True while the find bar is open; only then are matches marked. */
  #isMarking = false;
  /** Result of the last complete search. */
  #found: Found | undefined;
  /** Number of the newest search. An older search stops. */
  #search = 0;
  /** Duration of the last search. */
  #tookMs = 0;
  /** Timer for the renewal of outdated marks. */
  #refresh: ReturnType<typeof setTimeout> | undefined;

  constructor(terminal: Terminal, colors: FindColors, onFound: (count: FindCount) => void) {
    this.#terminal = terminal;
    this.#marks = new MatchMarks(terminal, colors);
    this.#onFound = onFound;
    terminal.onWriteParsed(() => this.#scheduleRefresh());
    terminal.onResize(() => this.#scheduleRefresh());
    terminal.buffer.onBufferChange(() => this.#scheduleRefresh());
  }

  /** The selection as search text; empty when it is too long or has several lines. */
  get selected(): string {
    const text = this.#terminal.getSelection();
    return text.length > MAX_SELECTED_CHARS || text.includes('\n') ? '' : text;
  }

  get isMarked(): boolean {
    return this.#marks.isMarked;
  }

  setColors(colors: FindColors): void {
    this.#marks.recolor(colors);
  }

  /** Marks all matches, and selects the match at the current position or the next one above it. */
  find(options: FindOptions): void {
    this.#options = options;
    this.#isMarking = true;
    void this.#start(0, this.#position, true);
  }

  /** Selects the next match below (1) or above (-1), even after the find bar was closed. */
  again(step: 1 | -1): void {
    const found = this.#found;
    if (found === undefined || found.ranges.length === 0 || found.anchor.shift === null) {
      void this.#start(step, this.#position, true);
      return;
    }
    found.current = (found.current - step + found.ranges.length) % found.ranges.length;
    this.#goTo(found);
    this.#show(found);
  }

  /**
   * Lists the lowest `limit` matches, independently of the find bar; null when a newer search replaced this
   * one.
   */
  hits(expression: RegExp, limit: number, isWanted: () => boolean): Promise<Hits | null> {
    return hitsIn(this.#terminal, expression, limit, isWanted);
  }

  end(): void {
    this.#isMarking = false;
    this.#search += 1;
    clearTimeout(this.#refresh);
    this.#refresh = undefined;
    this.#marks.clear();
    this.#found?.anchor.dispose();
    this.#found = undefined;
  }

  /** Searches from `from`. Selection and scroll position change only if `navigates` is true. */
  async #start(step: Step, from: BufferRange, navigates: boolean): Promise<void> {
    this.#search += 1;
    const search = this.#search;
    const began = performance.now();
    const found: Found = { anchor: new RowAnchor(this.#terminal), ranges: [], current: -1 };
    const take = (range: BufferRange): boolean => {
      if (search !== this.#search) return false;
      found.ranges.push(range);
      if (found.current === -1 && step === 0 && !isBelow(range, from)) {
        found.current = found.ranges.length - 1;
        if (navigates) this.#goTo(found);
      }
      return found.ranges.length < MAX_MATCHES;
    };
    const parsed = findExpression(this.#options);
    if ('expression' in parsed && this.#options.text !== '')
      await searchPaced(this.#terminal, parsed.expression, found.anchor, ({ range }) => take(range));
    if (search !== this.#search) return found.anchor.dispose();
    this.#tookMs = performance.now() - began;
    const isNothing = found.ranges.length === 0 && this.#options.text !== '';
    if (isNothing && navigates) this.#terminal.clearSelection();
    if (found.ranges.length > 0 && found.current === -1) {
      found.current = nextOf(found.ranges, from, step);
      if (navigates) this.#goTo(found);
    }
    this.#show(found);
  }

  /** Position from which to search: the selection, or else the end of the visible part. */
  get #position(): BufferRange {
    const { start } = this.#terminal.getSelectionPosition() ?? {};
    if (start !== undefined) return { row: start.y, col: start.x, cells: 0 };
    return { row: this.#terminal.buffer.active.viewportY + this.#terminal.rows, col: 0, cells: 0 };
  }

  #goTo(found: Found): void {
    const range = currentOf(found);
    if (range !== undefined) goToRange(this.#terminal, range);
  }

  /** Marks the matches around the current one, and reports the count. */
  #show(found: Found): void {
    const { anchor, ranges, current } = found;
    if (this.#isMarking) {
      const first = Math.max(0, current - MAX_MARKED / 2);
      this.#marks.show({ anchor, ranges: ranges.slice(first, first + MAX_MARKED) }, ranges[current]);
    }
    if (this.#found !== found) this.#found?.anchor.dispose();
    this.#found = found;
    this.#onFound({ index: current < 0 ? -1 : ranges.length - 1 - current, count: ranges.length });
  }

  #scheduleRefresh(): void {
    if (!this.#isMarking || this.#refresh !== undefined || this.#options.text === '') return;
    const waitMs = Math.max(REFRESH_MS, REFRESH_FACTOR * this.#tookMs);
    this.#refresh = setTimeout(() => {
      this.#refresh = undefined;
      const current = this.#found === undefined ? undefined : currentOf(this.#found);
      void this.#start(0, current ?? this.#position, false);
    }, waitMs);
  }
}

/** Current range of the current match; undefined after it was trimmed. */
function currentOf({ anchor, ranges, current }: Found): BufferRange | undefined {
  const range = ranges[current];
  const { shift } = anchor;
  if (range === undefined || shift === null || range.row + shift < 0) return undefined;
  return { ...range, row: range.row + shift };
}

function isBelow(range: BufferRange, other: BufferRange): boolean {
  return range.row > other.row || (range.row === other.row && range.col > other.col);
}

/**
 * Index of the nearest match in the step's direction, wrapping around at the ends; `matches` has the lowest
 * first.
 */
export function nextOf(matches: readonly BufferRange[], from: BufferRange, step: Step): number {
  if (step === 1) {
    const above = matches.findIndex((match) => !isBelow(match, from));
    return above === -1 ? matches.length - 1 : (above - 1 + matches.length) % matches.length;
  }
  const isThere = (match: BufferRange): boolean =>
    step === 0 ? !isBelow(match, from) : isBelow(from, match);
  return Math.max(0, matches.findIndex(isThere));
}
