/** Time as an argument: a process passes the real clock, a test passes one that it moves by hand. */

export type Cancel = () => void;

export type Clock = {
  /** Wall time, ms since 1970. It keeps running while the machine sleeps, so deadlines pass during a sleep. */
  readonly now: () => number;
  /** Calls `run` once, after at least `ms` milliseconds; never when `ms` is infinite. Returns the function that cancels it. */
  readonly setTimeout: (run: () => void, ms: number) => Cancel;
};

/** The timers of a process. A timer may be limited to `MAX_TIMER_MS`. */
export type Timers<Timer> = {
  readonly start: (run: () => void, ms: number) => Timer;
  readonly stop: (timer: Timer) => void;
};

/** Longest time of one Node or DOM timer, ms: 2^31 - 1. They fire a longer one at once. */
export const MAX_TIMER_MS = 2_147_483_647;

/** The real clock over a process's timers. A longer wait is a chain of timers. */
export function realClock<Timer>(timers: Timers<Timer>): Clock {
  return {
    now: () => Date.now(),
    setTimeout: (run, ms) => {
      let timer: Timer;
      const wait = (leftMs: number): void => {
        const stepMs = Math.min(leftMs, MAX_TIMER_MS);
        timer = timers.start(() => (leftMs > stepMs ? wait(leftMs - stepMs) : run()), stepMs);
      };
      wait(ms);
      return () => timers.stop(timer);
    },
  };
}
