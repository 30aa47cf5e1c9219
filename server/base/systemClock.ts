/** Real clock of a server process. */

import { realClock } from '../../protocol/clock.ts';

/** The clock's timers do not keep the process alive. Sockets and shells do. */
export const systemClock = realClock({
  start: (run, ms) => setTimeout(run, ms).unref(),
  stop: (timer) => clearTimeout(timer),
  elapsed: () => performance.now(),
});
