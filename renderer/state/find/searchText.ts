/** Order and texts of the search in all sessions. */

import type { AppView, PaneView } from '../../../shared/view/view.ts';
import type { Words } from '../../../shared/words/english.ts';

/** A match with the text around it, shortened to a readable length. */
type Excerpt = { readonly before: string; readonly match: string; readonly after: string };

const BEFORE_CHARS = 48;
const MATCH_CHARS = 160;
const AFTER_CHARS = 160;

/** Returns the part of `line` around the match at its characters `[begin, end)`. */
export function excerptOf(line: string, begin: number, end: number): Excerpt {
  const before = line.slice(0, begin).trimStart();
  const match = line.slice(begin, end);
  const after = line.slice(end).trimEnd();
  return {
    before: before.length > BEFORE_CHARS ? `…${before.slice(-BEFORE_CHARS)}` : before,
    match: match.length > MATCH_CHARS ? `${match.slice(0, MATCH_CHARS)}…` : match,
    after: after.length > AFTER_CHARS ? `${after.slice(0, AFTER_CHARS)}…` : after,
  };
}

/** Panes in search order: the active pane first, then the other panes in tab bar order. */
export function searchOrder({
  panes,
  activePane,
}: Pick<AppView, 'panes' | 'activePane'>): readonly PaneView[] {
  return [...panes.filter(({ id }) => id === activePane), ...panes.filter(({ id }) => id !== activePane)];
}

/** Returns the panes of the other windows. */
export function panesElsewhere({ elsewhere }: Pick<AppView, 'elsewhere'>): readonly PaneView[] {
  return elsewhere.flatMap(({ panes }) => panes);
}

/** Text for the amount of a session's output that was not searched; empty when all of it was searched. */
export function notSearchedWords(
  { find }: Words,
  { earlierBytes, skipped }: Pick<PaneView, 'earlierBytes' | 'skipped'>,
): string {
  const bytes = earlierBytes + (skipped?.bytes ?? 0);
  return bytes === 0 ? '' : find.notSearched(bytes);
}

/**
 * Counts of a search in all sessions: `searched` of `all` are searched, and `sessions` of them contain
 * `matches`.
 */
type SearchCounts = {
  readonly matches: number;
  readonly sessions: number;
  readonly searched: number;
  readonly all: number;
};

/** Text for the progress or result of the whole search. */
export function searchWords({ find }: Words, counts: SearchCounts): string {
  const { matches, sessions, searched, all } = counts;
  if (searched < all) return find.searching(searched + 1, all);
  if (matches === 0) return find.noMatchIn(all);
  return find.found(sessions, all);
}
