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
  /** End of the time for which the last sign of life is proof. A sign of life sets it; later events only shorten it. */
  #provenUntil: number;

  constructor(now: number) {
    this.#lastSignAt = now;
    this.#pingedAt = now;
    this.#provenUntil = now + 2 * IDLE_INTERVAL_MS;
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
    const isTypingUntil = this.#typedAt + TYPING_MS;
    const endsWhileTyping = now + 2 * TYPING_INTERVAL_MS < isTypingUntil;
    this.#provenUntil = now + 2 * (endsWhileTyping ? TYPING_INTERVAL_MS : IDLE_INTERVAL_MS);
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
    this.#provenUntil = this.#lastSignAt;
  }

  /** Notes a key. Proof that the short interval ends stays ended when the user stops typing. */
  keyTyped(now: number): void {
    this.#typedAt = now;
    const endsAt = Math.max(now, this.#lastSignAt + 2 * TYPING_INTERVAL_MS);
    this.#provenUntil = Math.min(this.#provenUntil, endsAt);
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

  /** True while the last sign of life is proof enough: for two intervals, and not after a suspend. */
  isProven(now: number): boolean {
    return now < this.#provenUntil;
  }

  /** Returns true if the server was silent for two intervals, and had half an interval to answer the last ping. */
  isSilent(now: number): boolean {
    return (
      !this.isProven(now) &&
      this.#pingedAt > this.#lastSignAt &&
      now - this.#pingedAt >= this.#interval(now) / 2
    );
  }

  #interval(now: number): number {
    return now - this.#typedAt < TYPING_MS ? TYPING_INTERVAL_MS : IDLE_INTERVAL_MS;
  }
}
