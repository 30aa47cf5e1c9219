/** Pushes the view when it changed, at most once a frame. */

import type { Cancel, Clock } from '../../protocol/clock.ts';
import type { WorkspaceView } from './panes/pageView.ts';

/** One frame of a 60 Hz display, ms. */
export const PUBLISH_AFTER_MS = 16;

export class ViewPublisher {
  readonly #clock: Clock;
  readonly #read: () => WorkspaceView;
  readonly #publish: (view: WorkspaceView) => void;
  #cancel: Cancel | undefined;
  #published = '';

  constructor(clock: Clock, read: () => WorkspaceView, publish: (view: WorkspaceView) => void) {
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
