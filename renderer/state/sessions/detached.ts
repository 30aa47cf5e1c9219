/** Rows, notes and texts in the list of detached sessions. */

import type { DetachedListing, DetachedView } from '../../../shared/view/detached.ts';
import type { ServerView } from '../../../shared/view/view.ts';
import type { Words } from '../../../shared/words/english.ts';
import { filterBy } from '../filterWords.ts';
import { sentenceOf } from '../sentences.ts';
import { serverName } from '../servers/serverName.ts';

/** The listing of each server by the server's id. A server that has not replied yet has no entry. */
export type Listings = ReadonlyMap<string, DetachedListing>;

export type DetachedRow = { readonly session: DetachedView; readonly server: ServerView };

/** Time after the last use from which a session is called idle, ms. */
const IDLE_AFTER_MS = 60_000;
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Sessions of all servers that match every word of `filter`. The most recently used ones come first, and
 * ended ones last.
 */
export function detachedRows(
  servers: readonly ServerView[],
  listings: Listings,
  filter: string,
): DetachedRow[] {
  const matches = filterBy(filter);
  const rows = servers.flatMap((server) => {
    const listing = listings.get(server.id);
    return listing?.kind === 'listed' ? listing.sessions.map((session) => ({ session, server })) : [];
  });
  return rows.filter((row) => matches(searchedTexts(row))).toSorted(inOrder);
}

function searchedTexts({ session, server }: DetachedRow): readonly string[] {
  return [session.title, session.targetName, session.lastLine, server.name];
}

function inOrder({ session: a }: DetachedRow, { session: b }: DetachedRow): number {
  return Number(a.ended !== null) - Number(b.ended !== null) || b.activeAt - a.activeAt;
}

/** A sentence for each server without a listing, and for each host that a gateway could not query. */
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

/** Text for the time since the last use, or for the time of the end. */
export function activityWords({ detached }: Words, { ended, activeAt }: DetachedView, now: number): string {
  if (ended !== null) return detached.endedAt(ended.at);
  const idleMs = now - activeAt;
  return idleMs < IDLE_AFTER_MS ? detached.activeNow : detached.idleFor(idleMs);
}

/** Text for the time at which the session will be closed or removed, or for the reason that it stays. */
export function expiryWords({ detached, sessions }: Words, session: DetachedView, now: number): string {
  const { ended, closesAt, keptUntil, isElsewhere } = session;
  const left = closesAt === null ? null : roundedDays(closesAt - now);
  if (ended !== null) {
    const end = sessions.endWords(ended.end);
    return left === null ? end : detached.goneIn(end, left);
  }
  if (isElsewhere) return detached.elsewhere;
  const expiry = left === null ? detached.staysOpen : detached.closesIn(left);
  return keptUntil !== null && keptUntil > now ? detached.kept(expiry) : expiry;
}

/** Number of days. From two days up, half a day is added, so that the result is rounded instead of cut. */
function roundedDays(ms: number): number {
  return ms < 2 * DAY_MS ? ms : ms + DAY_MS / 2;
}

/** The row to select: the row selected before while it is listed, else the row now at its index. */
export function selectionAfter(
  rows: readonly DetachedRow[],
  selected: string | null,
  index: number,
): DetachedRow | undefined {
  return rows.find(({ session }) => session.session === selected) ?? rows[Math.min(index, rows.length - 1)];
}
