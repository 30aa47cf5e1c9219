/** The real time. */

import type { Clock } from '../../protocol/clock.ts';

export const processClock: Clock = {
  now: () => Date.now(),
  setTimeout: (run, ms) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
