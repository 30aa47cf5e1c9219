/** Looks again and again for what has been idle too long. Compares wall time, so a machine's sleep counts as idle time. */

import type { Cancel, Clock } from '../../protocol/clock.ts';

/** A timeout is noticed within this part of itself, and within the longest interval, ms. */
const PART = 4;
const LONGEST_INTERVAL_MS = 30_000;

/** Calls `sweep` often enough for something that times out after `timeoutMs`; returns how to stop. */
export function reap(clock: Clock, timeoutMs: number, sweep: () => void): Cancel {
  const intervalMs = Math.min(timeoutMs / PART, LONGEST_INTERVAL_MS);
  const arm = (): Cancel =>
    clock.setTimeout(() => {
      cancel = arm();
      sweep();
    }, intervalMs);
  let cancel = arm();
  return () => cancel();
}
