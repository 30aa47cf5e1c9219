/** All screens of the worker: takes the relay's messages, and gives each screen its turns. */

import type { Clock } from '../../protocol/clock.ts';
import { WorkerScreen } from './workerScreen.ts';
import type { FromWorker, ToWorker } from './messages.ts';
import { Turns } from './screenScheduler.ts';

/** Time between two looks for screens to park, ms: a fraction of the time after which they are. */
const PARK_EVERY_MS = 10_000;

export type ScreenWorkerEffects = {
  readonly clock: Clock;
  readonly post: (message: FromWorker) => void;
  /** Runs `run` once the messages that have arrived meanwhile were received. */
  readonly soon: (run: () => void) => void;
  /** States which screen is worked on from now on, 0 for none: the culprit, should the thread die or hang. */
  readonly busyWith: (id: number) => void;
};

export class ScreenWorker {
  readonly #effects: ScreenWorkerEffects;
  readonly #screens = new Map<number, WorkerScreen>();
  readonly #turns = new Turns<number>();
  #isTurnComing = false;

  constructor(effects: ScreenWorkerEffects) {
    this.#effects = effects;
    this.#parkLater();
  }

  /** Screens of which only the compressed form is left. */
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
        this.#turns.delete(id);
        return;
      default:
        this.#screens.get(id)?.add(message);
        this.#turns.arrived(id);
        this.#turnSoon();
    }
  }

  #open(id: number, options: ConstructorParameters<typeof WorkerScreen>[0]): WorkerScreen {
    const { clock, post } = this.#effects;
    return new WorkerScreen(options, { clock, post: (message) => post({ id, ...message }) });
  }

  #turnSoon(): void {
    if (this.#isTurnComing || this.#turns.isEmpty) return;
    this.#isTurnComing = true;
    this.#effects.soon(() => {
      this.#isTurnComing = false;
      this.#takeTurn();
      this.#turnSoon();
    });
  }

  #takeTurn(): void {
    const id = this.#turns.next();
    const screen = id === undefined ? undefined : this.#screens.get(id);
    if (id === undefined || screen === undefined) return;
    this.#effects.busyWith(id);
    screen.takeSlice();
    if (screen.hasWork) this.#turns.again(id);
    if (this.#turns.isEmpty) this.#effects.busyWith(0);
  }

  #parkLater(): void {
    this.#effects.clock.setTimeout(() => void this.#park(), PARK_EVERY_MS);
  }

  /** One after the other, so that whoever has work meanwhile waits for one of them at most. */
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
