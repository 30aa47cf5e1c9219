/** The real clock of a server process. */

import { realClock } from '../../protocol/clock.ts';

/** Its timers do not keep the process alive: sockets and shells do. */
export const systemClock = realClock({
  start: (run, ms) => setTimeout(run, ms).unref(),
  stop: (timer) => clearTimeout(timer),
});
