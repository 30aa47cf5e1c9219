/** Search in one pane's terminal. Its matches can be shown for as long as they are listed. */

import type { Terminal } from '@xterm/xterm';
import { MAX_HITS, type FoundLine } from '../../../shared/view/paneSearch.ts';
import type { Terminals } from '../terminals.ts';
import { RowAnchor, searchPaced, type Match } from './bufferSearch.ts';
import { goToRange } from './goToRange.ts';

export type Hits = {
  /** Matches, lowest first. */
  readonly matches: readonly FoundLine[];
  /** True when there are more matches than are listed. */
  readonly isMore: boolean;
  /** Selects the match at that index of the list. */
  readonly goTo: (index: number) => void;
  readonly dispose: () => void;
};

export type SearchedTerminals = Pick<Terminals, 'get' | 'whenFilled'>;

/**
 * Searches a pane of this window. Null when the pane is not in this window, or when a newer search replaced
 * this one.
 */
export async function paneHits(
  terminals: SearchedTerminals,
  pane: string,
  expression: RegExp,
  isWanted: () => boolean,
): Promise<Hits | null> {
  // At the app's start, saved output may not have arrived completely.
  await terminals.whenFilled(pane);
  if (!isWanted()) return null;
  return (await terminals.get(pane)?.view.finder.hits(expression, MAX_HITS, isWanted)) ?? null;
}

/** Finds the lowest `limit` matches in a terminal; null when a newer search replaced this one. */
export async function hitsIn(
  terminal: Terminal,
  expression: RegExp,
  limit: number,
  isWanted: () => boolean,
): Promise<Hits | null> {
  const anchor = new RowAnchor(terminal);
  const matches: Match[] = [];
  let isMore = false;
  await searchPaced(terminal, expression, anchor, (match) => {
    isMore = matches.length === limit;
    if (!isMore) matches.push(match);
    return !isMore && isWanted();
  });
  if (!isWanted()) {
    anchor.dispose();
    return null;
  }
  const goTo = (index: number): void => {
    const range = matches[index]?.range;
    if (range === undefined) return;
    const row = range.row + (anchor.shift ?? Number.NEGATIVE_INFINITY);
    if (row >= 0) goToRange(terminal, { ...range, row });
  };
  return { matches, isMore, goTo, dispose: () => anchor.dispose() };
}
