/** Periodic check for timeouts. */

import type { Cancel, Clock } from '../../protocol/clock.ts';

/** Number of checks within each timeout. A timeout is detected late by at most a quarter of its length. */
const CHECKS_PER_TIMEOUT = 4;
/** Max time between checks, ms. */
const MAX_INTERVAL_MS = 30_000;

/** Calls `sweep` periodically, for items that time out after `timeoutMs`. Returns a function that stops. */
export function reap(clock: Clock, timeoutMs: number, sweep: () => void): Cancel {
  const intervalMs = Math.min(timeoutMs / CHECKS_PER_TIMEOUT, MAX_INTERVAL_MS);
  const arm = (): Cancel =>
    clock.setTimeout(() => {
      cancel = arm();
      sweep();
    }, intervalMs);
  let cancel = arm();
  return () => cancel();
}
