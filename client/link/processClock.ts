/** Real clock of a client process. */

import { realClock } from '../../protocol/clock.ts';

/** The clock's timers keep the process alive. While a link waits for its next attempt, nothing else does. */
export const processClock = realClock({
  start: (run, ms) => setTimeout(run, ms),
  stop: (timer) => clearTimeout(timer),
  elapsed: () => performance.now(),
});
