/** Congestion control: limits the bytes in flight so that little queues on the way, learned from receipts (W5). */

import { TURN_BYTES } from '../limits.ts';

/** Maximum queue on the way, ms: the echo of a key behind a flood waits no longer than this. */
export const QUEUE_MS = 25;
/** Initial limit of bytes in flight: a quarter of a second of 1 Mbit/s. It doubles with every round trip. */
const INITIAL_BYTES = 32 * 1024;
/** Minimum limit of bytes in flight: smaller frames would cost more than they carry. */
const MIN_BYTES = 4 * 1024;
/** Size of the first frame, bytes: small enough that its receipt measures the round trip and nothing else. */
const PROBE_BYTES = 1024;
/** Period whose best rate counts, ms: a short pause does not mean a slower link. */
const RATE_WINDOW_MS = 2000;
/** Growth per round trip without a queue once the rate is known: the queue that it causes is small. */
const PROBE_SHARE = 1 / 16;
/** Maximum of sends that are timed at once; more would add no information. */
const MAX_TIMED = 64;

/** A send that awaits its receipt: its time, its end offset, and the acknowledged offset at that time. */
type Timed = { readonly end: number; readonly sentAt: number; readonly receivedBefore: number };

/** Pacing of one sender on one connection. Times are ms of any clock that rarely jumps. */
export class Pace {
  /** Upper bound of `#limitBytes`. */
  readonly #maxBytes: number;
  /** Sends without a receipt, oldest first; at most `MAX_TIMED`. */
  readonly #timed: Timed[] = [];
  /** Everything below was acknowledged. */
  #received: number;
  /** Bytes that may be in flight now. */
  #limitBytes: number;
  /** Shortest time from a send to its receipt on this connection, ms. */
  #minRttMs = Infinity;
  /** Everything below was sent. */
  #sent: number;
  /** The current round trip ends with the first receipt beyond this offset. */
  #roundEnd: number;
  /** Shortest time from a send to its receipt in the current round trip, ms. */
  #roundMinRttMs = Infinity;
  /** True once a queue was seen: the rate of the link is known from then on. */
  #metQueue = false;
  /** Best rates of this period and the one before, bytes per ms. */
  #rate = 0;
  #earlierRate = 0;
  /** Start of the current period. */
  #windowSince = -Infinity;

  /** @param maxBytes maximum of bytes in flight; @param startOffset first offset to send. */
  constructor(maxBytes: number, startOffset: number) {
    this.#maxBytes = maxBytes;
    this.#received = startOffset;
    this.#sent = startOffset;
    this.#roundEnd = startOffset;
    this.#limitBytes = Math.min(INITIAL_BYTES, maxBytes);
  }

  /** Bytes that may be in flight now. */
  get limitBytes(): number {
    return this.#limitBytes;
  }

  /** Maximum size of the next frame, bytes: it keeps the link busy no longer than the maximum queue. */
  get frameBytes(): number {
    if (this.#minRttMs === Infinity) return this.#timed.length === 0 ? PROBE_BYTES : TURN_BYTES;
    const queueBytes = Math.max(this.#rate, this.#earlierRate) * QUEUE_MS;
    return Math.max(PROBE_BYTES, Math.min(TURN_BYTES, Math.floor(queueBytes / 2)));
  }

  /** Records that everything below `end` was sent. */
  sent(end: number, nowMs: number): void {
    this.#sent = end;
    if (this.#timed.length < MAX_TIMED)
      this.#timed.push({ end, sentAt: nowMs, receivedBefore: this.#received });
  }

  /** Records a receipt for everything below `offset`. */
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

  /** Returns the limit after a round trip. A queue that was empty at any moment of it was only a burst. */
  #wanted(): number {
    if (this.#roundMinRttMs > this.#minRttMs + QUEUE_MS / 2) {
      this.#metQueue = true;
      return Math.floor(Math.max(this.#rate, this.#earlierRate) * (this.#minRttMs + QUEUE_MS));
    }
    // Only the limit restricts the rate: double it until the first queue, then probe.
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
