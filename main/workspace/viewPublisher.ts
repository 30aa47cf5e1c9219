/** Pushes the view when it changed, at most once a frame. */

import type { AppView } from '../../preload/view.ts';
import type { Cancel, Clock } from '../../protocol/clock.ts';

/** One frame of a 60 Hz display, ms. */
export const PUBLISH_AFTER_MS = 16;

export class ViewPublisher {
  readonly #clock: Clock;
  readonly #read: () => AppView;
  readonly #publish: (view: AppView) => void;
  #cancel: Cancel | undefined;
  #published = '';

  constructor(clock: Clock, read: () => AppView, publish: (view: AppView) => void) {
    this.#clock = clock;
    this.#read = read;
    this.#publish = publish;
  }

  /** Something that the view shows may have changed. */
  readonly changed = (): void => {
    this.#cancel ??= this.#clock.setTimeout(() => {
      this.#cancel = undefined;
      const view = this.#read();
      // Links report every second; most of the time nothing is new.
      const text = JSON.stringify(view);
      if (text === this.#published) return;
      this.#published = text;
      this.#publish(view);
    }, PUBLISH_AFTER_MS);
  };

  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }
}
