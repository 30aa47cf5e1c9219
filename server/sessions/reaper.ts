/** Periodic check for timeouts. It compares wall time, so that a machine's sleep counts as idle time. */

import type { Cancel, Clock } from '../../protocol/clock.ts';

/** Checks within each timeout: it is detected at most a quarter of itself too late. */
const CHECKS_PER_TIMEOUT = 4;
/** Maximum time between checks, ms. */
const MAX_INTERVAL_MS = 30_000;

/** Calls `sweep` periodically, for things that time out after `timeoutMs`; returns a function that stops. */
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
