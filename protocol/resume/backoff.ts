/** Redial delays: none at first, then exponential with full jitter, without an end. */

/** Cap of the first jittered delay, ms. */
export const BACKOFF_BASE_MS = 100;
/** Growth of the cap from try to try. After an outage of t the next try is due within about t, and mostly within half of it. */
export const BACKOFF_GROWTH = 1.6;
/** Maximum cap, ms. A network that is back is noticed within this time even without an event. */
export const BACKOFF_CAP_MS = 15_000;

/**
 * Returns the delay before try number `attempt` (0 is the first), ms. Full jitter spreads clients that lost the same
 * server. `random` is uniform in [0, 1).
 */
export function backoffMs(attempt: number, random: () => number, capMs = BACKOFF_CAP_MS): number {
  if (attempt <= 0) return 0;
  const cap = Math.min(capMs, BACKOFF_BASE_MS * BACKOFF_GROWTH ** Math.min(attempt - 1, 32));
  return Math.floor(random() * cap);
}
