/** The real clock of a client process. */

import { realClock } from '../../protocol/clock.ts';

/** Its timers keep the process alive: a link that waits for its next attempt has nothing else that does. */
export const processClock = realClock({
  start: (run, ms) => setTimeout(run, ms),
  stop: (timer) => clearTimeout(timer),
});
