/** A client's position in the activity of a session. Each event is reported once (A1, A2). */

import type { Activity, ActivityEvent, Follow } from '../../protocol/messages/activity.ts';

export type NewActivity = Pick<Activity, 'outputEnd' | 'now' | 'directory'> & {
  /** Events that were not reported before, oldest first. */
  readonly events: readonly ActivityEvent[];
  /** Number of the next event. */
  readonly next: number;
  /** True if everything that happened before the latest request is now known. */
  readonly isAnswer: boolean;
};

/** A subscription to a session's activity, from event number `next` on (A1). */
export type ActivitySubscription = {
  readonly next: number;
  readonly onActivity: (activity: NewActivity) => void;
};

export class ActivityCursor {
  readonly #onActivity: ActivitySubscription['onActivity'];
  #next: number;
  #lastRequest = 0;

  constructor({ next, onActivity }: ActivitySubscription) {
    this.#next = next;
    this.#onActivity = onActivity;
  }

  /** Returns the request to send. */
  request(channel: number): Follow {
    this.#lastRequest += 1;
    return { type: 'follow', channel, request: this.#lastRequest, next: this.#next };
  }

  /** Handles a message. After a crash the server may know fewer events than before, so its answer resets the number. */
  receive({ request, from, events, outputEnd, now, directory }: Activity): void {
    const newEvents = events.slice(Math.max(0, this.#next - from));
    const isAnswer = request === this.#lastRequest;
    const end = from + events.length;
    this.#next = request === null ? Math.max(this.#next, end) : end;
    this.#onActivity({ events: newEvents, next: this.#next, isAnswer, outputEnd, now, directory });
  }
}
