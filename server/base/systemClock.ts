/** The real time. */

import type { Clock } from '../../protocol/clock.ts';

/** Node fires longer timers at once; 2^31 - 1 ms. */
const LONGEST_TIMER_MS = 2_147_483_647;

/** Timers of this clock do not keep the process alive: sockets and shells do. */
export const systemClock: Clock = {
  now: () => Date.now(),
  setTimeout: (run, ms) => {
    const timer = setTimeout(run, Math.min(ms, LONGEST_TIMER_MS));
    timer.unref();
    return () => clearTimeout(timer);
  },
};
