/** History of a link's states since the app's start, and the latest round-trip times. */

import type { LinkReason } from '../../../client/link/linkReason.ts';
import type { ConnectionPeriod, ConnectionHistoryView } from '../../../shared/view/connectionHistory.ts';
import type { LinkView } from '../../../client/link/linkView.ts';

/** Max number of periods: enough for a laptop's night on an unstable network. */
export const MAX_PERIODS = 300;
/** Max number of round-trip times: they cover some minutes. */
export const MAX_ROUND_TRIPS = 30;
/** Numbers in a reason, e.g. a number of seconds. Reasons that differ only in numbers count as the same. */
const COUNTED = /\d+/g;

export class ConnectionHistory {
  /** Periods, oldest first; the last one is the current state. */
  #periods: ConnectionPeriod[] = [];
  #forgotten = 0;
  /**
   * Time of the scheduled retry when the state was last noted. A new time means that one more try has failed.
   */
  #retryAt: number | null = null;
  #roundTrips: readonly number[] = [];

  get view(): ConnectionHistoryView {
    return { periods: [...this.#periods], forgotten: this.#forgotten };
  }

  /** Recent round-trip times, ms, newest last. */
  get roundTrips(): readonly number[] {
    return this.#roundTrips;
  }

  /** Notes the link's state; a changed state starts a period at `now`. */
  note({ word, why, retryAt, rttMs }: LinkView, now: number): void {
    if (rttMs !== null && rttMs !== this.#roundTrips.at(-1))
      this.#roundTrips = [...this.#roundTrips, rttMs].slice(-MAX_ROUND_TRIPS);
    const last = this.#periods.at(-1);
    const isSame = last?.word === word && causeOf(last.why) === causeOf(why);
    if (!isSame) this.#periods.push({ at: now, word, why, tries: retryAt === null ? 0 : 1 });
    else if (retryAt !== null && retryAt !== this.#retryAt)
      this.#periods[this.#periods.length - 1] = { ...last, tries: last.tries + 1 };
    this.#retryAt = retryAt;
    if (this.#periods.length <= MAX_PERIODS) return;
    this.#periods.shift();
    this.#forgotten += 1;
  }
}

function causeOf(why: LinkReason | null): string {
  return JSON.stringify(why).replaceAll(COUNTED, '#');
}
