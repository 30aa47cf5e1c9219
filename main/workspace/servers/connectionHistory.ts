/** Remembers what happened to a link while the app runs, and its last round trips. */

import type { LinkReason } from '../../../client/link/linkReason.ts';
import type { ConnectionPeriod, ConnectionHistoryView } from '../../../shared/view/connectionHistory.ts';
import type { LinkView } from '../../../client/link/linkView.ts';

/** A night of a laptop that comes and goes. */
export const MAX_CHAPTERS = 300;
/** Some minutes of them. */
export const MAX_ROUND_TRIPS = 30;
/** A cause that counts seconds is the same cause. */
const COUNTED = /\d+/g;

export class ConnectionHistory {
  #chapters: ConnectionPeriod[] = [];
  #forgotten = 0;
  #retryAt: number | null = null;
  #roundTrips: readonly number[] = [];

  get view(): ConnectionHistoryView {
    return { periods: [...this.#chapters], forgotten: this.#forgotten };
  }

  /** The last round trips, ms, the newest last. */
  get roundTrips(): readonly number[] {
    return this.#roundTrips;
  }

  /** The link is like this, from `now` on if it was not before. */
  note({ word, why, retryAt, rttMs }: LinkView, now: number): void {
    if (rttMs !== null && rttMs !== this.#roundTrips.at(-1))
      this.#roundTrips = [...this.#roundTrips, rttMs].slice(-MAX_ROUND_TRIPS);
    const last = this.#chapters.at(-1);
    const isSame = last?.word === word && causeOf(last.why) === causeOf(why);
    if (!isSame) this.#chapters.push({ at: now, word, why, tries: retryAt === null ? 0 : 1 });
    else if (retryAt !== null && retryAt !== this.#retryAt)
      this.#chapters[this.#chapters.length - 1] = { ...last, tries: last.tries + 1 };
    this.#retryAt = retryAt;
    if (this.#chapters.length <= MAX_CHAPTERS) return;
    this.#chapters.shift();
    this.#forgotten += 1;
  }
}

function causeOf(why: LinkReason | null): string {
  return JSON.stringify(why).replaceAll(COUNTED, '#');
}
