/** Which detached sessions are listed, in which order, and what is said of each. Pure. */

import type { DetachedListing, DetachedView } from '../../../shared/view/detached.ts';
import type { ServerView } from '../../../shared/view/view.ts';
import type { Words } from '../../../shared/words/english.ts';
import { filterBy } from '../filterWords.ts';
import { sentenceOf } from '../sentences.ts';
import { serverName } from '../servers/serverName.ts';

/** What each server said, by its id; a server that has not answered yet is not in it. */
export type Listings = ReadonlyMap<string, DetachedListing>;

export type DetachedRow = { readonly session: DetachedView; readonly server: ServerView };

/** Sessions that were used this recently are not called idle, ms. */
const IDLE_AFTER_MS = 60_000;
const DAY_MS = 24 * 60 * 60 * 1000;

/** The sessions of all servers whose words contain every word of `filter`; those used last come first, ended ones last. */
export function detachedRows(
  servers: readonly ServerView[],
  listings: Listings,
  filter: string,
): DetachedRow[] {
  const fits = filterBy(filter);
  const rows = servers.flatMap((server) => {
    const listing = listings.get(server.id);
    return listing?.kind === 'listed' ? listing.sessions.map((session) => ({ session, server })) : [];
  });
  return rows.filter((row) => fits(wordsOf(row))).toSorted(inOrder);
}

function wordsOf({ session, server }: DetachedRow): readonly string[] {
  return [session.title, session.targetName, session.lastLine, server.name];
}

function inOrder({ session: a }: DetachedRow, { session: b }: DetachedRow): number {
  return Number(a.ended !== null) - Number(b.ended !== null) || b.activeAt - a.activeAt;
}

/** What is not listed, and why: a sentence for each server that has said nothing, and for each host that it could not ask. */
export function listingNotes(words: Words, servers: readonly ServerView[], listings: Listings): string[] {
  const { detached } = words;
  return servers.flatMap((server) => {
    const { id, link } = server;
    const name = serverName(words, server);
    const listing = listings.get(id);
    if (link.word !== 'Connected') {
      const why = link.why === null ? '' : ` ${sentenceOf(words.link.why(link.why))}`;
      return [detached.notThere[link.word](name, why)];
    }
    if (listing === undefined) return [detached.asking(name)];
    if (listing.kind === 'unreachable') return [`${name}: ${sentenceOf(detached[listing.why])}`];
    return listing.missing.map((host) => detached.hostMissing(name, host));
  });
}

/** Since when nobody used it, or how it ended. */
export function activityWords({ detached }: Words, { ended, activeAt }: DetachedView, now: number): string {
  if (ended !== null) return detached.endedAt(ended.at);
  const idleMs = now - activeAt;
  return idleMs < IDLE_AFTER_MS ? detached.activeNow : detached.idleFor(idleMs);
}

/** What will become of it when nobody does anything. */
export function fateWords({ detached, sessions }: Words, session: DetachedView, now: number): string {
  const { ended, closesAt, keptUntil, isElsewhere } = session;
  const left = closesAt === null ? null : roundedDays(closesAt - now);
  if (ended !== null) {
    const end = sessions.endWords(ended.end);
    return left === null ? end : detached.goneIn(end, left);
  }
  if (isElsewhere) return detached.elsewhere;
  const fate = left === null ? detached.staysOpen : detached.closesIn(left);
  return keptUntil !== null && keptUntil > now ? detached.kept(fate) : fate;
}

/** Days are rounded: three days that began a minute ago are not two. */
function roundedDays(ms: number): number {
  return ms < 2 * DAY_MS ? ms : ms + DAY_MS / 2;
}

/** The session to select: the same as before while it is there, else the one that took its place. */
export function selectionAfter(
  rows: readonly DetachedRow[],
  selected: string | null,
  place: number,
): DetachedRow | undefined {
  return rows.find(({ session }) => session.session === selected) ?? rows[Math.min(place, rows.length - 1)];
}

/** The place that a key leads to from `place` among `count`, or undefined when the key is for the text. */
export function placeByKey(key: string, place: number, count: number): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: PAGE,
    PageUp: -PAGE,
  };
  const step = steps[key];
  return step === undefined ? undefined : Math.max(0, Math.min(count - 1, place + step));
}

/** Rows that fit into the list. */
const PAGE = 6;
