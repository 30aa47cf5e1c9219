/** Time as an argument, so that tests turn it by hand. */

export type Cancel = () => void;

export type Clock = {
  /** Wall time, ms since 1970: a sleeping machine's clock goes on, so deadlines pass while it sleeps. */
  readonly now: () => number;
  /** Runs `run` once after at least `ms`; returns how to cancel it. */
  readonly setTimeout: (run: () => void, ms: number) => Cancel;
};
