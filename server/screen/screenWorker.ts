/** Screens of the worker thread. Handles the main thread's messages and schedules the screens' work. */

import type { Clock } from '../../protocol/clock.ts';
import { WorkerScreen } from './workerScreen.ts';
import type { FromWorker, ToWorker } from './messages.ts';
import { ScreenScheduler } from './screenScheduler.ts';

/** Interval between searches for screens to park, ms. It is a fraction of the idle time after which screens are parked. */
const PARK_EVERY_MS = 10_000;

export type ScreenWorkerEffects = {
  readonly clock: Clock;
  readonly post: (message: FromWorker) => void;
  /** Runs `run` after handling the messages that have arrived in the meantime. */
  readonly soon: (run: () => void) => void;
  /** Publishes the id of the screen that is being worked on, or 0. If the thread dies or hangs, that screen is the cause. */
  readonly busyWith: (id: number) => void;
};

export class ScreenWorker {
  readonly #effects: ScreenWorkerEffects;
  readonly #screens = new Map<number, WorkerScreen>();
  readonly #scheduler = new ScreenScheduler<number>();
  #isTurnScheduled = false;

  constructor(effects: ScreenWorkerEffects) {
    this.#effects = effects;
    this.#parkLater();
  }

  /** Number of parked screens. They exist only as compressed snapshots. */
  get parkedCount(): number {
    return [...this.#screens.values()].filter(({ isParked }) => isParked).length;
  }

  receive(message: ToWorker): void {
    const { id } = message;
    switch (message.type) {
      case 'open':
        this.#screens.set(id, this.#open(id, message));
        return;
      case 'close':
        this.#screens.get(id)?.dispose();
        this.#screens.delete(id);
        this.#scheduler.delete(id);
        return;
      default:
        this.#screens.get(id)?.add(message);
        this.#scheduler.add(id);
        this.#scheduleTurn();
    }
  }

  #open(id: number, options: ConstructorParameters<typeof WorkerScreen>[0]): WorkerScreen {
    const { clock, post } = this.#effects;
    return new WorkerScreen(options, { clock, post: (message) => post({ id, ...message }) });
  }

  #scheduleTurn(): void {
    if (this.#isTurnScheduled || this.#scheduler.isEmpty) return;
    this.#isTurnScheduled = true;
    this.#effects.soon(() => {
      this.#isTurnScheduled = false;
      this.#takeTurn();
      this.#scheduleTurn();
    });
  }

  #takeTurn(): void {
    const id = this.#scheduler.next();
    const screen = id === undefined ? undefined : this.#screens.get(id);
    if (id === undefined || screen === undefined) return;
    this.#effects.busyWith(id);
    screen.takeSlice();
    if (screen.hasWork) this.#scheduler.addAgain(id);
    if (this.#scheduler.isEmpty) this.#effects.busyWith(0);
  }

  #parkLater(): void {
    this.#effects.clock.setTimeout(() => void this.#park(), PARK_EVERY_MS);
  }

  /** Parks one screen at a time, so that another screen with work waits for at most one of them. */
  async #park(): Promise<void> {
    for (const [id, screen] of this.#screens) {
      this.#effects.busyWith(id);
      const parked = screen.park();
      this.#effects.busyWith(0);
      await parked;
    }
    this.#parkLater();
  }
}
