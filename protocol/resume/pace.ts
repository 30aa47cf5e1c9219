/** How much may be under way to a receiver for little to queue on its way: learnt from when receipts come. */

import { TURN_BYTES } from '../limits.ts';

/** What may queue on the way, as time: a key's echo behind a flood waits for no more than this. */
export const QUEUE_MS = 25;
/** Under way before anything was learnt, bytes: a quarter of a second of 1 Mbit/s, and doubled with every round trip. */
const INITIAL_BYTES = 32 * 1024;
/** Always allowed, bytes: smaller frames would cost more than they carry. */
const MIN_BYTES = 4 * 1024;
/** The first frame, bytes: so small that the time until its receipt is the round trip and nothing else. */
const PROBE_BYTES = 1024;
/** The best rate of this long counts, ms: a moment's pause is not a slower link. */
const RATE_WINDOW_MS = 2000;
/** How much a round trip without a queue adds once the link's rate is known: a queue that this makes is small. */
const PROBE_SHARE = 1 / 16;
/** Sends that are timed at once; more would tell nothing new. */
const MAX_TIMED = 64;

/** A send whose receipt is waited for: when, up to which offset, and how much had been received by then. */
type Timed = { readonly end: number; readonly sentAt: number; readonly receivedBefore: number };

/** One sender on one connection. Times are ms of any clock that does not jump often. */
export class Pace {
  readonly #maxBytes: number;
  readonly #timed: Timed[] = [];
  #received: number;
  #limitBytes: number;
  #minRttMs = Infinity;
  #sent: number;
  /** The round trip under way ends with the first receipt beyond this; the shortest in it. */
  #roundEnd: number;
  #roundMinRttMs = Infinity;
  #metQueue = false;
  /** Best rates of this window and the one before, bytes per ms. */
  #rate = 0;
  #earlierRate = 0;
  #windowSince = -Infinity;

  /** @param maxBytes never more than this is under way; @param startOffset where sending begins. */
  constructor(maxBytes: number, startOffset: number) {
    this.#maxBytes = maxBytes;
    this.#received = startOffset;
    this.#sent = startOffset;
    this.#roundEnd = startOffset;
    this.#limitBytes = Math.min(INITIAL_BYTES, maxBytes);
  }

  /** Bytes that may be under way now. */
  get limitBytes(): number {
    return this.#limitBytes;
  }

  /** The largest frame to send now, bytes: one that keeps a link busy for no longer than what may queue. */
  get frameBytes(): number {
    if (this.#minRttMs === Infinity) return this.#timed.length === 0 ? PROBE_BYTES : TURN_BYTES;
    const queueBytes = Math.max(this.#rate, this.#earlierRate) * QUEUE_MS;
    return Math.max(PROBE_BYTES, Math.min(TURN_BYTES, Math.floor(queueBytes / 2)));
  }

  /** Everything below `end` was sent by now. */
  sent(end: number, nowMs: number): void {
    this.#sent = end;
    if (this.#timed.length < MAX_TIMED)
      this.#timed.push({ end, sentAt: nowMs, receivedBefore: this.#received });
  }

  /** A receipt for everything below `offset` came. */
  received(offset: number, nowMs: number): void {
    if (offset <= this.#received) return;
    this.#received = offset;
    let newest: Timed | undefined;
    while (this.#timed[0] !== undefined && this.#timed[0].end <= offset) newest = this.#timed.shift();
    if (newest !== undefined) this.#learn(newest, nowMs);
  }

  #learn({ end, sentAt, receivedBefore }: Timed, nowMs: number): void {
    const rttMs = Math.max(1, nowMs - sentAt);
    this.#minRttMs = Math.min(this.#minRttMs, rttMs);
    this.#roundMinRttMs = Math.min(this.#roundMinRttMs, rttMs);
    this.#noteRate((this.#received - receivedBefore) / rttMs, nowMs);
    if (end <= this.#roundEnd) return;
    this.#limitBytes = Math.min(this.#maxBytes, Math.max(MIN_BYTES, this.#wanted()));
    this.#roundMinRttMs = Infinity;
    this.#roundEnd = this.#sent;
  }

  /** At the end of a round trip. A queue that was gone at any moment of it is a burst, and not too much under way. */
  #wanted(): number {
    if (this.#roundMinRttMs > this.#minRttMs + QUEUE_MS / 2) {
      this.#metQueue = true;
      return Math.floor(Math.max(this.#rate, this.#earlierRate) * (this.#minRttMs + QUEUE_MS));
    }
    // The limit alone holds the rate back. It doubles until it met a queue, then it probes.
    return Math.ceil(this.#limitBytes * (this.#metQueue ? 1 + PROBE_SHARE : 2));
  }

  #noteRate(rate: number, nowMs: number): void {
    if (nowMs - this.#windowSince > RATE_WINDOW_MS) {
      this.#earlierRate = this.#rate;
      this.#rate = 0;
      this.#windowSince = nowMs;
    }
    this.#rate = Math.max(this.#rate, rate);
  }
}
