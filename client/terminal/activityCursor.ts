/** A client's place in what happened in a session: each event is heard of once (A1, A2). */

import type { Activity, ActivityEvent, Follow } from '../../protocol/messages/activity.ts';

export type HeardActivity = Pick<Activity, 'outputEnd' | 'now' | 'directory'> & {
  /** Not heard of before, oldest first. */
  readonly events: readonly ActivityEvent[];
  /** Number of the next event. */
  readonly next: number;
  /** Everything that happened before the latest question is known now. */
  readonly isAnswer: boolean;
};

/** Who wants to hear of a session's activity, from event number `next` on (A1). */
export type ActivityWish = {
  readonly next: number;
  readonly onHeard: (activity: HeardActivity) => void;
};

export class ActivityCursor {
  readonly #onHeard: ActivityWish['onHeard'];
  #next: number;
  #lastRequest = 0;

  constructor({ next, onHeard }: ActivityWish) {
    this.#next = next;
    this.#onHeard = onHeard;
  }

  /** The question to send. */
  ask(channel: number): Follow {
    this.#lastRequest += 1;
    return { type: 'follow', channel, request: this.#lastRequest, next: this.#next };
  }

  /** The server may know less than it told once, after a crash: an answer says where its numbers are now. */
  told({ request, from, events, outputEnd, now, directory }: Activity): void {
    const unheard = events.slice(Math.max(0, this.#next - from));
    const isAnswer = request === this.#lastRequest;
    this.#next = request === null ? Math.max(this.#next, from + events.length) : from + events.length;
    this.#onHeard({ events: unheard, next: this.#next, isAnswer, outputEnd, now, directory });
  }
}
