/** Finds text in one terminal's screen and scrollback, and goes from match to match. */

import type { Terminal } from '@xterm/xterm';
import type { FindOptions } from '../../../shared/view/paneSearch.ts';
import { findExpression, NOTHING_TO_FIND } from '../../state/find/findExpression.ts';
import type { BufferRange } from './bufferLines.ts';
import { RowAnchor, searchPaced } from './bufferSearch.ts';
import { goToPlace } from './goToRange.ts';
import { hitsIn, type Hits } from './hits.ts';
import { MatchMarks, type FindColors } from './matchMarks.ts';

/** `index` counts from 0 at the top, and is -1 while there is no current match. */
export type FindCount = { readonly index: number; readonly count: number };

/** Matches that are counted. */
export const MAX_MATCHES = 20_000;
/** Matches that are marked, about the current one: xterm.js moves each with every line that falls out of a scrollback. */
const MAX_MARKED = 1_000;
/** A longer selection is not what one looks for. */
const MAX_SELECTED_CHARS = 100;
/** Output ends the marks' truth; they are made anew after so long, ms, and after ten times what that took the last time. */
const REFRESH_MS = 200;
const REFRESH_SHARE = 10;

/** Which match is the next: -1 above the present one, 1 below it, 0 where it is or above. */
type Step = -1 | 0 | 1;

/** What a search found, the lowest first, in rows of its anchor's. */
type Found = { readonly anchor: RowAnchor; readonly ranges: BufferRange[]; current: number };

export class Finder {
  readonly #terminal: Terminal;
  readonly #marks: MatchMarks;
  readonly #onFound: (count: FindCount) => void;
  #options = NOTHING_TO_FIND;
  #isMarking = false;
  #found: Found | undefined;
  /** Grows with every search: an older one stops. */
  #search = 0;
  #tookMs = 0;
  #refresh: ReturnType<typeof setTimeout> | undefined;

  constructor(terminal: Terminal, colors: FindColors, onFound: (count: FindCount) => void) {
    this.#terminal = terminal;
    this.#marks = new MatchMarks(terminal, colors);
    this.#onFound = onFound;
    terminal.onWriteParsed(() => this.#outdated());
    terminal.onResize(() => this.#outdated());
    terminal.buffer.onBufferChange(() => this.#outdated());
  }

  /** What is selected, when it may be what to look for. */
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

  /** Marks all matches, and goes to the one at the present place or above it. */
  find(options: FindOptions): void {
    this.#options = options;
    this.#isMarking = true;
    void this.#start(0, this.#present, true);
  }

  /** Goes to the next match below (1) or above (-1), also when nothing is marked any more. */
  again(step: 1 | -1): void {
    const found = this.#found;
    if (found === undefined || found.ranges.length === 0 || found.anchor.shift === null) {
      void this.#start(step, this.#present, true);
      return;
    }
    found.current = (found.current - step + found.ranges.length) % found.ranges.length;
    this.#goTo(found);
    this.#show(found);
  }

  /** Lists the lowest `limit` matches beside all that; null when they are not wanted any more. */
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

  /** Searches from `from`; what the user selected or looks at stays unless the search `goes` to what it finds. */
  async #start(step: Step, from: BufferRange, goes: boolean): Promise<void> {
    const search = (this.#search += 1);
    const began = performance.now();
    const found: Found = { anchor: new RowAnchor(this.#terminal), ranges: [], current: -1 };
    const take = (range: BufferRange): boolean => {
      if (search !== this.#search) return false;
      found.ranges.push(range);
      if (found.current === -1 && step === 0 && !isBelow(range, from)) {
        found.current = found.ranges.length - 1;
        if (goes) this.#goTo(found);
      }
      return found.ranges.length < MAX_MATCHES;
    };
    const sought = findExpression(this.#options);
    if ('expression' in sought && this.#options.text !== '')
      await searchPaced(this.#terminal, sought.expression, found.anchor, ({ range }) => take(range));
    if (search !== this.#search) return found.anchor.dispose();
    this.#tookMs = performance.now() - began;
    const isNothing = found.ranges.length === 0 && this.#options.text !== '';
    if (isNothing && goes) this.#terminal.clearSelection();
    if (found.ranges.length > 0 && found.current === -1) {
      found.current = nextOf(found.ranges, from, step);
      if (goes) this.#goTo(found);
    }
    this.#show(found);
  }

  /** Where the user is: at the selection, else at what is in sight. */
  get #present(): BufferRange {
    const { start } = this.#terminal.getSelectionPosition() ?? {};
    if (start !== undefined) return { row: start.y, col: start.x, cells: 0 };
    return { row: this.#terminal.buffer.active.viewportY + this.#terminal.rows, col: 0, cells: 0 };
  }

  #goTo(found: Found): void {
    const range = currentOf(found);
    if (range !== undefined) goToPlace(this.#terminal, range);
  }

  /** Marks what is about the current match, and tells how many there are. */
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

  #outdated(): void {
    if (!this.#isMarking || this.#refresh !== undefined || this.#options.text === '') return;
    const waitMs = Math.max(REFRESH_MS, REFRESH_SHARE * this.#tookMs);
    this.#refresh = setTimeout(() => {
      this.#refresh = undefined;
      void this.#start(0, (this.#found && currentOf(this.#found)) ?? this.#present, false);
    }, waitMs);
  }
}

/** Where the current match is by now, unless it fell out of the scrollback. */
function currentOf({ anchor, ranges, current }: Found): BufferRange | undefined {
  const range = ranges[current];
  const { shift } = anchor;
  if (range === undefined || shift === null || range.row + shift < 0) return undefined;
  return { ...range, row: range.row + shift };
}

function isBelow(one: BufferRange, other: BufferRange): boolean {
  return one.row > other.row || (one.row === other.row && one.col > other.col);
}

/** Of matches, the lowest first: the nearest to `from` in the step's direction, or the first from the other end. */
export function nextOf(matches: readonly BufferRange[], from: BufferRange, step: Step): number {
  if (step === 1) {
    const above = matches.findIndex((match) => !isBelow(match, from));
    return above === -1 ? matches.length - 1 : (above - 1 + matches.length) % matches.length;
  }
  const isThere = (match: BufferRange): boolean =>
    step === 0 ? !isBelow(match, from) : isBelow(from, match);
  return Math.max(0, matches.findIndex(isThere));
}
