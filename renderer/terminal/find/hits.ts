/** What an expression matches in one terminal, to be gone to for as long as it is listed. */

import type { Terminal } from '@xterm/xterm';
import type { FoundLine } from '../../../shared/view/paneSearch.ts';
import { RowAnchor, searchPaced, type Match } from './bufferSearch.ts';
import { goToPlace } from './goToRange.ts';

export type Hits = {
  /** The lowest first. */
  readonly matches: readonly FoundLine[];
  /** Whether there are more. */
  readonly isMore: boolean;
  /** Goes to the match at that place in the list. */
  readonly goTo: (index: number) => void;
  readonly dispose: () => void;
};

/** The lowest `limit` matches; null when they are not wanted any more. */
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
    if (row >= 0) goToPlace(terminal, { ...range, row });
  };
  return { matches, isMore, goTo, dispose: () => anchor.dispose() };
}
