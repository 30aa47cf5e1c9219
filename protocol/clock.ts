/** Time as a parameter. A process passes the real clock, and a test passes one that it advances itself. */

export type Cancel = () => void;

export type Clock = {
  /** Wall time, ms since 1970. It continues while the machine sleeps, so deadlines pass during sleep. */
  readonly now: () => number;
  /** Monotonic time, whole ms. Steps of the wall clock do not change it. */
  readonly elapsed: () => number;
  /** Calls `run` once, after at least `ms` milliseconds, or never if `ms` is infinite. Returns a function that cancels it. */
  readonly setTimeout: (run: () => void, ms: number) => Cancel;
};

/** Timers of a process. A single timer may be limited to `MAX_TIMER_MS`. */
export type Timers<Timer> = {
  readonly start: (run: () => void, ms: number) => Timer;
  readonly stop: (timer: Timer) => void;
  /** A monotonic clock, ms. */
  readonly elapsed: () => number;
};

/** Max time of one Node or DOM timer, ms: 2^31 - 1. A timer with a longer time fires at once. */
export const MAX_TIMER_MS = 2_147_483_647;

/** Creates the real clock from a process's timers. A longer wait uses several timers in turn. */
export function realClock<Timer>(timers: Timers<Timer>): Clock {
  return {
    now: () => Date.now(),
    elapsed: () => Math.round(timers.elapsed()),
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
