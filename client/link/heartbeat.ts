/** Times of pings and of received messages on one connection (C9). Any received message is a sign of life. Pure. */

/** Ping interval while nobody types, ms. Two intervals are shorter than the idle limits of proxies. */
const IDLE_INTERVAL_MS = 10_000;
/** Ping interval for a while after a key, ms, so that a user who types notices a dead connection soon. */
const TYPING_INTERVAL_MS = 2_000;
/** Time after a key during which the short interval applies, ms. */
const TYPING_MS = 10_000;
/** Longest silence that the hello announces to the server, ms: the interval, plus some time for a late timer. */
export const STATED_HEARTBEAT_MS = 12_000;

/** Range of the time that a connection in doubt has to answer before a second one is dialed, ms. */
const MIN_PROOF_MS = 50;
const MAX_PROOF_MS = 1_000;

/** All times are wall time, ms since 1970. */
export class Heartbeat {
  #lastSignAt: number;
  #typedAt = Number.NEGATIVE_INFINITY;
  #pingedAt: number;
  /** Id of the latest ping; 0 before the first. */
  #pingId = 0;
  #rttMs: number | null = null;
  /** After a wake or a change of network, only the answer to this ping or a later one proves the connection alive. */
  #firstProvingId: number | null = null;
  /** True after a suspend until the next sign of life, because an earlier one no longer proves anything. */
  #isExpired = false;

  constructor(now: number) {
    this.#lastSignAt = now;
    this.#pingedAt = now;
  }

  get lastSignAt(): number {
    return this.#lastSignAt;
  }

  /** Last measured round-trip time, ms; null if there is none. */
  get rttMs(): number | null {
    return this.#rttMs;
  }

  /** Time in which a ping should be answered, ms: two round trips, within limits. */
  get proofMs(): number {
    return Math.min(MAX_PROOF_MS, Math.max(MIN_PROOF_MS, 2 * (this.#rttMs ?? MAX_PROOF_MS)));
  }

  /**
   * Handles any arriving data as a sign of life. Returns false if it may have waited in this computer since before `distrust`.
   */
  signOfLife(now: number): boolean {
    if (this.#firstProvingId !== null) return false;
    this.#lastSignAt = now;
    this.#isExpired = false;
    return true;
  }

  /**
   * From now on, only the answer to a later ping is a sign of life. Called when the computer has slept or the network has
   * changed.
   */
  distrust(): void {
    this.#firstProvingId = this.#pingId + 1;
  }

  /** Calls `distrust`, and also ignores earlier signs of life. */
  expire(): void {
    this.distrust();
    this.#isExpired = true;
  }

  keyTyped(now: number): void {
    this.#typedAt = now;
  }

  isPingDue(now: number): boolean {
    return now - Math.max(this.#pingedAt, this.#lastSignAt) >= this.#interval(now) || now < this.#pingedAt;
  }

  /** Counts a ping as sent now. Returns its id. */
  ping(now: number): number {
    this.#pingedAt = now;
    this.#pingId += 1;
    return this.#pingId;
  }

  pong(id: number, now: number): void {
    if (this.#firstProvingId !== null && id >= this.#firstProvingId) this.#firstProvingId = null;
    if (id === this.#pingId) this.#rttMs = Math.max(0, now - this.#pingedAt);
  }

  /** Returns the time until which the last sign of life is proof enough: two intervals after it, or none after a suspend. */
  provenUntil(now: number): number {
    return this.#isExpired ? this.#lastSignAt : this.#lastSignAt + 2 * this.#interval(now);
  }

  /** Returns true if the server was silent for two intervals, and had half an interval to answer the last ping. */
  isSilent(now: number): boolean {
    const interval = this.#interval(now);
    return (
      now - this.#lastSignAt >= 2 * interval &&
      this.#pingedAt > this.#lastSignAt &&
      now - this.#pingedAt >= interval / 2
    );
  }

  #interval(now: number): number {
    return now - this.#typedAt < TYPING_MS ? TYPING_INTERVAL_MS : IDLE_INTERVAL_MS;
  }
}
