/** A clock that advances only when a test advances it. */

import type { Cancel, Clock } from '../../protocol/clock.ts';

type Timer = { readonly due: number; readonly order: number; readonly run: () => void };

export class ManualClock implements Clock {
  #nowMs: number;
  /** Sum of the steps of the wall clock. */
  #steppedMs = 0;
  #order = 0;
  readonly #timers = new Set<Timer>();

  constructor(startMs = 1_000_000) {
    this.#nowMs = startMs;
  }

  readonly now = (): number => this.#nowMs + this.#steppedMs;

  readonly elapsed = (): number => this.#nowMs;

  readonly setTimeout = (run: () => void, ms: number): Cancel => {
    const timer = { due: this.#nowMs + Math.max(0, ms), order: this.#order++, run };
    this.#timers.add(timer);
    return () => {
      this.#timers.delete(timer);
    };
  };

  /** Number of timers that have neither fired nor been canceled. */
  get pendingTimers(): number {
    return this.#timers.size;
  }

  /** Sets the wall clock forward or back by `ms`, as an administrator does. No time passes. */
  step(ms: number): void {
    this.#steppedMs += ms;
  }

  /** Advances the time by `ms`. Timers run in order, each at its due time. */
  advance(ms: number): void {
    const until = this.#nowMs + ms;
    for (let timer = this.#next(until); timer !== undefined; timer = this.#next(until)) {
      this.#nowMs = Math.max(this.#nowMs, timer.due);
      this.#fire(timer);
    }
    this.#nowMs = until;
  }

  /** Simulates a suspended process: wall time advances by `ms`, and then every due timer fires late, at once. */
  sleep(ms: number): void {
    this.#nowMs += ms;
    const until = this.#nowMs;
    for (let timer = this.#next(until); timer !== undefined; timer = this.#next(until)) this.#fire(timer);
  }

  #fire(timer: Timer): void {
    this.#timers.delete(timer);
    timer.run();
  }

  #next(until: number): Timer | undefined {
    let next: Timer | undefined;
    for (const timer of this.#timers) {
      if (timer.due > until) continue;
      if (
        next === undefined ||
        timer.due < next.due ||
        (timer.due === next.due && timer.order < next.order)
      ) {
        next = timer;
      }
    }
    return next;
  }
}
