/** Texts of a server's connection history, for the dialog and for bug reports. */

import type { ConnectionPeriod, ConnectionHistoryView } from '../../../shared/view/connectionHistory.ts';
import type { ServerView } from '../../../shared/view/view.ts';
import { ENGLISH, type Words } from '../../../shared/words/english.ts';

/**
 * Text for one period: the link's state, the reason and the duration. `until` is the start of the next
 * period, or now.
 */
export function periodWords(
  { link }: Words,
  { at, word, why, tries }: ConnectionPeriod,
  until: number,
): { readonly word: string; readonly detail: string; readonly lasted: string } {
  const parts = [why === null ? [] : link.why(why), tries > 1 ? link.triedTimes(tries) : []].flat();
  return { word: link.states[word], detail: parts.join(' '), lasted: link.lasted(until - at) };
}

/** Text for recent round-trip times, e.g. `6 ms, 4 to 12 ms lately`; empty before the first one. */
export function roundTripWords({ link }: Words, roundTrips: readonly number[]): string {
  const last = roundTrips.at(-1);
  if (last === undefined) return '';
  const rounded = roundTrips.map((ms) => Math.round(ms));
  const [min, max] = [Math.min(...rounded), Math.max(...rounded)];
  return min === max ? link.roundTrip(min) : link.roundTrips(Math.round(last), min, max);
}

/**
 * Points of a line chart of the round-trip times, in a box of `width` × `height`. The highest value touches
 * the top.
 */
export function sparkline(roundTrips: readonly number[], width: number, height: number): string {
  const max = Math.max(...roundTrips, 1);
  const step = width / Math.max(1, roundTrips.length - 1);
  return roundTrips
    .map((ms, index) => `${(index * step).toFixed(1)},${(height - (ms / max) * height).toFixed(1)}`)
    .join(' ');
}

/** The whole history as text for a bug report, always in English and with times in UTC. */
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
