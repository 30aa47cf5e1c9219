/** Publishes the view after changes, at most once per frame. */

import type { Cancel, Clock } from '../../protocol/clock.ts';
import type { WorkspaceView } from './panes/pageView.ts';

/** Delay of a publication: one frame at 60 Hz, ms. */
export const PUBLISH_AFTER_MS = 16;

export class ViewPublisher {
  readonly #clock: Clock;
  readonly #read: () => WorkspaceView;
  readonly #publish: (view: WorkspaceView) => void;
  #cancel: Cancel | undefined;
  /** The last published view as JSON. */
  #published = '';

  constructor(clock: Clock, read: () => WorkspaceView, publish: (view: WorkspaceView) => void) {
    this.#clock = clock;
    this.#read = read;
    this.#publish = publish;
  }

  /** Schedules a publication, because the view may have changed. */
  readonly changed = (): void => {
    this.#cancel ??= this.#clock.setTimeout(() => {
      this.#cancel = undefined;
      const view = this.#read();
      // Links report every second, mostly without a change, so an unchanged view is not published.
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
