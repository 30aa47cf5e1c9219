/** Clock as an argument, so that tests control time. */

export type Cancel = () => void;

export type Clock = {
  /** Wall time, ms since 1970. It advances while the machine sleeps, so deadlines pass meanwhile. */
  readonly now: () => number;
  /** Calls `run` once after at least `ms`; returns a function that cancels it. */
  readonly setTimeout: (run: () => void, ms: number) => Cancel;
};
