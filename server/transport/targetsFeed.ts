/** Sends the list of targets to one client (T1). */

import type { TargetList } from '../shells/targets.ts';
import type { Down } from '../../protocol/messages/down.ts';
import type { TurnTaker } from './channelTurns.ts';

export type TargetSource = {
  readonly current: TargetList;
  readonly subscribe: (listener: () => void) => () => void;
};

/** Takes turns like a channel, and sends only the newest list. So changes never queue up for a slow client. */
export class TargetsFeed implements TurnTaker {
  readonly #source: TargetSource;
  readonly #send: (message: Down) => void;
  readonly #wake: (taker: TurnTaker) => void;
  /** True if the list has changed since it was last sent. */
  #isDirty = false;
  #unsubscribe: (() => void) | undefined;

  constructor(source: TargetSource, send: (message: Down) => void, wake: (taker: TurnTaker) => void) {
    this.#source = source;
    this.#send = send;
    this.#wake = wake;
  }

  /** Sends the current list now, and every later one. */
  start(): void {
    this.#unsubscribe ??= this.#source.subscribe(() => this.#changed());
    this.#changed();
  }

  stop(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.#isDirty = false;
  }

  takeTurn(): boolean {
    if (!this.#isDirty) return false;
    this.#isDirty = false;
    this.#send({ type: 'targets', ...this.#source.current });
    return false;
  }

  #changed(): void {
    this.#isDirty = true;
    this.#wake(this);
  }
}
