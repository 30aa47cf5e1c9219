/** Timer that ticks each second and also notices if the computer has slept. */

import type { Cancel, Clock } from '../../protocol/clock.ts';

const TICK_MS = 1_000;
/** A longer time between two ticks means that the computer has slept, ms. */
const SLEPT_MS = 5_000;

export class Ticker {
  readonly #clock: Clock;
  readonly #onTick: (slept: boolean, lastAt: number) => void;
  #lastAt = 0;
  #cancel: Cancel | undefined;

  /**
   * @param onTick `slept` is true if the clock has jumped since the last tick, at `lastAt`: forward after sleep, or backward.
   */
  constructor(clock: Clock, onTick: (slept: boolean, lastAt: number) => void) {
    this.#clock = clock;
    this.#onTick = onTick;
  }

  start(): void {
    this.#lastAt = this.#clock.now();
    this.#next();
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }

  #next(): void {
    this.#cancel = this.#clock.setTimeout(() => {
      const now = this.#clock.now();
      const lastAt = this.#lastAt;
      const passed = now - lastAt;
      this.#lastAt = now;
      this.#next();
      this.#onTick(passed > SLEPT_MS || passed < 0, lastAt);
    }, TICK_MS);
  }
}
