/** Events of a pane's session during an absence: link lost, computer asleep, or app not running. */

import type { TerminalState } from '../../../client/terminal/sessionStatus.ts';
import type { Clock } from '../../../protocol/clock.ts';
import type { ActivityEvent } from '../../../protocol/messages/activity.ts';
import type { SessionEnd } from '../../../protocol/messages/common.ts';
import type { PaneRecord } from '../../stores/tabsStore.ts';
import type { ActivitySubscription, NewActivity } from '../../../client/terminal/activityCursor.ts';

/** An absence. Times are this computer's wall time, ms since 1970; those in `events` and `end` are the server's. */
export type Missed = {
  readonly since: number;
  readonly until: number;
  readonly events: readonly ActivityEvent[];
  /** Output that was printed during the absence, bytes. */
  readonly outputBytes: number;
  /** End of the session during the absence, or null. */
  readonly end: { readonly end: SessionEnd; readonly at: number } | null;
};

export type PaneActivityParts = {
  readonly clock: Clock;
  /** Offset after the received output. */
  readonly outputEnd: () => number;
  /** New events arrived. */
  readonly onActivity: (activity: NewActivity) => void;
  /** An absence ended. */
  readonly onMissed: (missed: Missed) => void;
};

/** An absence that has not ended; `events` arrived since it began. */
type Absence = {
  readonly since: number;
  readonly outputEnd: number;
  readonly events: readonly ActivityEvent[];
};
/** The last absence; `serverNow` is the server's time at its end. */
type Return = { readonly since: number; readonly until: number; readonly serverNow: number };

export class PaneActivity {
  readonly #parts: PaneActivityParts;
  #next: number;
  #absence: Absence | null = null;
  /** The last absence, until the session's end was compared with it. */
  #back: Return | null = null;
  #end: Missed['end'] = null;

  /** @param upToDateAt is the time of the last contact with a stored session, which starts an absence. */
  constructor(
    { session, nextEvent = 0 }: Pick<PaneRecord, 'session' | 'nextEvent'>,
    upToDateAt: number | null,
    parts: PaneActivityParts,
  ) {
    this.#parts = parts;
    this.#next = nextEvent;
    if (session !== null && upToDateAt !== null) this.absentSince(upToDateAt);
  }

  /** Starts over for another session in the pane. */
  reset(): void {
    this.#next = 0;
    this.#absence = null;
    this.#back = null;
    this.#end = null;
  }

  /** Number of the first event that was not yet received. */
  get next(): number {
    return this.#next;
  }

  /** Subscription for the session's terminal. */
  get subscription(): ActivitySubscription {
    return { next: this.#next, onActivity: (activity) => this.#take(activity) };
  }

  /** Starts an absence at `since`, unless one has begun. */
  absentSince(since: number): void {
    this.#absence ??= { since, outputEnd: this.#parts.outputEnd(), events: [] };
  }

  /** The session ended, maybe during the last absence; this may be reported before or after the missed events. */
  ended({ end, at }: Extract<TerminalState, { kind: 'ended' }>): void {
    this.#end = { end, at };
    if (this.#absence === null) this.#reportMissedEnd();
  }

  /** Reports the session's end if it lies in the last absence, by the server's clock, which may differ from ours. */
  #reportMissedEnd(): void {
    const [end, back] = [this.#end, this.#back];
    if (end === null || back === null) return;
    this.#back = null;
    const { since, until, serverNow } = back;
    if (end.at > serverNow || end.at < serverNow - (until - since)) return;
    this.#parts.onMissed({ since, until, events: [], outputBytes: 0, end });
  }

  #take(activity: NewActivity): void {
    const { events, next, isAnswer, outputEnd, now } = activity;
    this.#next = next;
    this.#parts.onActivity(activity);
    if (this.#absence === null) return;
    const absence: Absence = { ...this.#absence, events: [...this.#absence.events, ...events] };
    this.#absence = isAnswer ? null : absence;
    if (isAnswer) this.#returned(absence, outputEnd, now);
  }

  #returned({ since, events, outputEnd }: Absence, endNow: number, serverNow: number): void {
    const until = this.#parts.clock.now();
    this.#back = { since, until, serverNow };
    this.#parts.onMissed({ since, until, events, outputBytes: Math.max(0, endNow - outputEnd), end: null });
    this.#reportMissedEnd();
  }
}
