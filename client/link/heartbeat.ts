/** When to ask the far end for a sign of life, and when its silence is doubtful (C9). Pure. */

/** Interval while nobody types, ms: two of them stay below the idle limits of proxies. */
export const IDLE_INTERVAL_MS = 10_000;
/** Interval for a while after a key, ms: who types wants to know soon. */
export const TYPING_INTERVAL_MS = 2_000;
/** How long after a key the short interval holds, ms. */
export const TYPING_MS = 10_000;
/** The longest silence the server is told to expect, ms: the interval, and slack for a late timer. */
export const STATED_HEARTBEAT_MS = 12_000;

/** How long a doubtful connection has to answer before a second one is dialed, ms: two round trips within these bounds. */
const PROOF_MIN_MS = 50;
const PROOF_MAX_MS = 1_000;

/** One connection's signs of life; all times are wall time, ms since 1970. */
export class Heartbeat {
  #heardAt: number;
  #typedAt = Number.NEGATIVE_INFINITY;
  #pingedAt: number;
  #pingId = 0;
  #rttMs: number | null = null;
  /** The least ping whose answer proves something, while nothing else does. */
  #provingId: number | null = null;
  #expired = false;

  constructor(now: number) {
    this.#heardAt = now;
    this.#pingedAt = now;
  }

  get heardAt(): number {
    return this.#heardAt;
  }

  /** Last measured round trip, ms, or null. */
  get rttMs(): number | null {
    return this.#rttMs;
  }

  /** How long an answer to a ping may take before it counts as late, ms. */
  get proofMs(): number {
    return Math.min(PROOF_MAX_MS, Math.max(PROOF_MIN_MS, 2 * (this.#rttMs ?? PROOF_MAX_MS)));
  }

  /** Something arrived; false when it may have waited in this computer since before `distrust`. */
  heard(now: number): boolean {
    if (this.#provingId !== null) return false;
    this.#heardAt = now;
    this.#expired = false;
    return true;
  }

  /** The computer slept, or the network changed: from now on only the answer to a later ping is a sign of life. */
  distrust(): void {
    this.#provingId = this.#pingId + 1;
  }

  /** What was heard so far proves nothing any more either. */
  expire(): void {
    this.distrust();
    this.#expired = true;
  }

  typed(now: number): void {
    this.#typedAt = now;
  }

  /** Whether a ping is due. */
  isDue(now: number): boolean {
    return now - Math.max(this.#pingedAt, this.#heardAt) >= this.#interval(now) || now < this.#pingedAt;
  }

  /** Counts a ping as sent now; returns its id. */
  ping(now: number): number {
    this.#pingedAt = now;
    this.#pingId += 1;
    return this.#pingId;
  }

  pong(id: number, now: number): void {
    if (this.#provingId !== null && id >= this.#provingId) this.#provingId = null;
    if (id === this.#pingId) this.#rttMs = Math.max(0, now - this.#pingedAt);
  }

  /** Until when the last sign of life is proof enough: two intervals, unless a sleep came between. */
  provenUntil(now: number): number {
    return this.#expired ? this.#heardAt : this.#heardAt + 2 * this.#interval(now);
  }

  /** Whether the far end was silent for two intervals, and had half of one to answer the last ping. */
  isSilent(now: number): boolean {
    const interval = this.#interval(now);
    return (
      now - this.#heardAt >= 2 * interval &&
      this.#pingedAt > this.#heardAt &&
      now - this.#pingedAt >= interval / 2
    );
  }

  #interval(now: number): number {
    return now - this.#typedAt < TYPING_MS ? TYPING_INTERVAL_MS : IDLE_INTERVAL_MS;
  }
}
