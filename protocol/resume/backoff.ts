/** Delays before reconnecting: none at first, then exponential delays with full jitter, without a limit on attempts. */

/** Upper limit of the first jittered delay, ms. */
export const BACKOFF_BASE_MS = 100;
/**
 * Growth of that limit from attempt to attempt. After an outage of length t, the next attempt comes within about t, and mostly
 * within t/2.
 */
export const BACKOFF_GROWTH = 1.6;
/** Max of that limit, ms. A network that is back is noticed within this time, even without an event. */
export const BACKOFF_CAP_MS = 15_000;

/**
 * Returns the delay before attempt number `attempt` (0 is the first), ms. Full jitter spreads clients that lost the same
 * server. `random` is uniform in [0, 1).
 */
export function backoffMs(attempt: number, random: () => number, capMs = BACKOFF_CAP_MS): number {
  if (attempt <= 0) return 0;
  const cap = Math.min(capMs, BACKOFF_BASE_MS * BACKOFF_GROWTH ** Math.min(attempt - 1, 32));
  return Math.floor(random() * cap);
}
