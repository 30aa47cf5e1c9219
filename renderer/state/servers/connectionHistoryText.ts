/** A link's story in words, for its reader and for a bug report. Pure. */

import type { ConnectionPeriod, ConnectionHistoryView } from '../../../shared/view/connectionHistory.ts';
import type { ServerView } from '../../../shared/view/view.ts';
import { ENGLISH, type Words } from '../../../shared/words/english.ts';

/** One chapter: what the link was, why, and for how long; `until` is when the next one began, or now. */
export function periodWords(
  { link }: Words,
  { at, word, why, tries }: ConnectionPeriod,
  until: number,
): { readonly word: string; readonly detail: string; readonly lasted: string } {
  const parts = [why === null ? [] : link.why(why), tries > 1 ? link.triedTimes(tries) : []].flat();
  return { word: link.states[word], detail: parts.join(' '), lasted: link.lasted(until - at) };
}

/** The round trips in words, e.g. `6 ms, 4 to 12 ms lately`; empty before there are any. */
export function roundTripWords({ link }: Words, roundTrips: readonly number[]): string {
  const last = roundTrips.at(-1);
  if (last === undefined) return '';
  const rounded = roundTrips.map((ms) => Math.round(ms));
  const [least, most] = [Math.min(...rounded), Math.max(...rounded)];
  return least === most ? link.roundTrip(least) : link.roundTrips(Math.round(last), least, most);
}

/** Points of a line through the round trips, in a box of `width` × `height`; the highest one reaches its top. */
export function sparkline(roundTrips: readonly number[], width: number, height: number): string {
  const most = Math.max(...roundTrips, 1);
  const step = width / Math.max(1, roundTrips.length - 1);
  return roundTrips
    .map((ms, index) => `${(index * step).toFixed(1)},${(height - (ms / most) * height).toFixed(1)}`)
    .join(' ');
}

/** The whole story as text that can be pasted into a report; times are UTC, and the words English, whoever reads it. */
export function connectionHistoryReport(
  { name, url, roundTrips }: Pick<ServerView, 'name' | 'url' | 'roundTrips'>,
  { periods, forgotten }: ConnectionHistoryView,
  now: number,
): string {
  const lines = periods.map((period, index) => {
    const { word, detail, lasted } = periodWords(ENGLISH, period, periods[index + 1]?.at ?? now);
    return [new Date(period.at).toISOString(), word, `for ${lasted}`, detail]
      .filter((part) => part !== '')
      .join('  ');
  });
  return [
    `Connection to ${name} (${url}), at ${new Date(now).toISOString()}`,
    ...(roundTrips.length === 0 ? [] : [`Round trip: ${roundTripWords(ENGLISH, roundTrips)}`]),
    ...(forgotten === 0 ? [] : [`${forgotten} older events are no longer stored.`]),
    ...lines,
    '',
  ].join('\n');
}
