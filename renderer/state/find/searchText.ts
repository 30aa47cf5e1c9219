/** What a search of all sessions lists, and in which words. Pure. */

import type { AppView, PaneView } from '../../../shared/view/view.ts';
import type { Words } from '../../../shared/words/english.ts';

/** A line about a match, cut where it would be too long to read. */
export type Excerpt = { readonly before: string; readonly match: string; readonly after: string };

const BEFORE_CHARS = 48;
const MATCH_CHARS = 160;
const AFTER_CHARS = 160;

/** Of `line`, what is about its characters `[begin, end)`. */
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

/** The panes in the order in which they are searched: the active one first, then as in the tab bar. */
export function searchOrder({
  panes,
  activePane,
}: Pick<AppView, 'panes' | 'activePane'>): readonly PaneView[] {
  return [...panes.filter(({ id }) => id === activePane), ...panes.filter(({ id }) => id !== activePane)];
}

/** The panes of the other windows. */
export function panesElsewhere({ elsewhere }: Pick<AppView, 'elsewhere'>): readonly PaneView[] {
  return elsewhere.flatMap(({ panes }) => panes);
}

/** What was not searched in a session, or nothing. */
export function notSearchedWords(
  { find }: Words,
  { earlierBytes, skipped }: Pick<PaneView, 'earlierBytes' | 'skipped'>,
): string {
  const bytes = earlierBytes + (skipped?.bytes ?? 0);
  return bytes === 0 ? '' : find.notSearched(bytes);
}

/** What came of the search as a whole; `searched` of `all` sessions are done. */
export function searchWords(
  { find }: Words,
  matches: number,
  sessions: number,
  searched: number,
  all: number,
): string {
  if (searched < all) return find.searching(searched + 1, all);
  if (matches === 0) return find.noMatchIn(all);
  return find.found(sessions, all);
}
