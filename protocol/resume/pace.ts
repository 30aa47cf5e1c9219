/**
 * Congestion control. It limits the bytes in flight, so that only little data queues up in the network. It learns from
 * acknowledgments (W5).
 */

import { TURN_BYTES } from '../limits.ts';

/** Max queue in the network, ms. The echo of a key that follows much output waits no longer than this. */
export const QUEUE_MS = 25;
/** Initial limit of bytes in flight: a quarter of a second at 1 Mbit/s. It doubles with every round trip. */
const INITIAL_BYTES = 32 * 1024;
/** Min limit of bytes in flight. Smaller frames would cost more than they carry. */
const MIN_BYTES = 4 * 1024;
/** Size of the first frame, bytes. It is so small that its acknowledgment measures only the round trip. */
const PROBE_BYTES = 1024;
/** Period of which the best rate counts, ms. A short pause does not mean a slower link. */
const RATE_WINDOW_MS = 2000;
/** Growth per round trip without a queue, once the rate is known. The queue that it causes is small. */
const PROBE_SHARE = 1 / 16;
/** Max sends that are timed at once. More would add no information. */
const MAX_TIMED = 64;

/** A send that waits for its acknowledgment: its time, its end offset, and the offset that was acknowledged at that time. */
type Timed = { readonly end: number; readonly sentAt: number; readonly receivedBefore: number };

/** Pacing of one sender on one connection. Times are in ms, from any clock that rarely jumps. */
export class Pace {
  /** Upper bound of `#limitBytes`. */
  readonly #maxBytes: number;
  /** Sends that are not acknowledged, oldest first, at most `MAX_TIMED`. */
  readonly #timed: Timed[] = [];
  /** Offset below which everything was acknowledged. */
  #received: number;
  /** Number of bytes that may be in flight now. */
  #limitBytes: number;
  /** Shortest time from a send to its acknowledgment on this connection, ms. */
  #minRttMs = Infinity;
  /** Offset below which everything was sent. */
  #sent: number;
  /** The current round trip ends with the first acknowledgment beyond this offset. */
  #roundEnd: number;
  /** Shortest time from a send to its acknowledgment in the current round trip, ms. */
  #roundMinRttMs = Infinity;
  /** True once a queue was detected. From then on the rate of the link is known. */
  #metQueue = false;
  /** Best rates of this period and of the previous one, bytes per ms. */
  #rate = 0;
  #earlierRate = 0;
  /** Start of the current period. */
  #windowSince = -Infinity;

  /** @param maxBytes max bytes in flight. @param startOffset first offset to send. */
  constructor(maxBytes: number, startOffset: number) {
    this.#maxBytes = maxBytes;
    this.#received = startOffset;
    this.#sent = startOffset;
    this.#roundEnd = startOffset;
    this.#limitBytes = Math.min(INITIAL_BYTES, maxBytes);
  }

  /** Number of bytes that may be in flight now. */
  get limitBytes(): number {
    return this.#limitBytes;
  }

  /** Max size of the next frame, bytes. Sending it takes no longer than the max queue. */
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

  /** Records an acknowledgment of everything below `offset`. */
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

  /** Returns the limit after a round trip. If the queue was empty at any moment of that round trip, it was only a burst. */
  #wanted(): number {
    if (this.#roundMinRttMs > this.#minRttMs + QUEUE_MS / 2) {
      this.#metQueue = true;
      return Math.floor(Math.max(this.#rate, this.#earlierRate) * (this.#minRttMs + QUEUE_MS));
    }
    // Only the limit restricts the rate here. So it doubles until there is a queue, and then grows slowly.
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
