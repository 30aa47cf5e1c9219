/** When to redial: at once, then exponentially with full jitter, for ever. */

/** Cap of the first jittered delay, ms. */
export const BACKOFF_BASE_MS = 100;
/** How the cap grows from try to try: after an outage of t, the next try is due within about t, and mostly within half of it. */
export const BACKOFF_GROWTH = 1.6;
/** Cap of every later delay, ms: a network that is back is noticed within this even when no event says so. */
export const BACKOFF_CAP_MS = 15_000;

/**
 * Delay before try number `attempt` (0 is the first), ms. Full jitter keeps clients that lost the same server from
 * coming back in the same instant. `random` is uniform in [0, 1).
 */
export function backoffMs(attempt: number, random: () => number, capMs = BACKOFF_CAP_MS): number {
  if (attempt <= 0) return 0;
  const cap = Math.min(capMs, BACKOFF_BASE_MS * BACKOFF_GROWTH ** Math.min(attempt - 1, 32));
  return Math.floor(random() * cap);
}
