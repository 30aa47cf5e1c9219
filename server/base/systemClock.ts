/** The real time. */

import type { Clock } from '../../protocol/clock.ts';

/** Longest delay of a timer, 2^31 - 1 ms: Node fires longer ones at once. */
const MAX_TIMER_MS = 2_147_483_647;

/** Clock whose timers do not keep the process alive: only sockets and shells do. */
export const systemClock: Clock = {
  now: () => Date.now(),
  setTimeout: (run, ms) => {
    const timer = setTimeout(run, Math.min(ms, MAX_TIMER_MS));
    timer.unref();
    return () => clearTimeout(timer);
  },
};
