/**
 * Events of a pane's session during an absence: while the link was lost, the computer asleep, or the app not
 * running.
 */

import type { TerminalState } from '../../../client/terminal/sessionStatus.ts';
import type { Clock } from '../../../protocol/clock.ts';
import type { ActivityEvent } from '../../../protocol/messages/activity.ts';
import type { SessionEnd } from '../../../protocol/messages/common.ts';
import type { PaneRecord } from '../../stores/tabsStore.ts';
import type { ActivitySubscription, NewActivity } from '../../../client/terminal/activityCursor.ts';

/**
 * Events and output that the user missed during an absence. `since` and `until` use this computer's clock (ms
 * since 1970); `events` and `end` use the server's clock.
 */
export type Missed = {
  readonly since: number;
  readonly until: number;
  readonly events: readonly ActivityEvent[];
  /** Output that was printed during the absence, bytes. */
  readonly outputBytes: number;
  /** The session's end if it was during the absence, else null. */
  readonly end: { readonly end: SessionEnd; readonly at: number } | null;
};

export type PaneActivityParts = {
  readonly clock: Clock;
  /** Offset after the received output. */
  readonly outputEnd: () => number;
  /** Called with new events. */
  readonly onActivity: (activity: NewActivity) => void;
  /** Called at the end of an absence. */
  readonly onMissed: (missed: Missed) => void;
};

/** An absence that has not ended yet, with the events that arrived since it began. */
type Absence = {
  readonly since: number;
  readonly outputEnd: number;
  readonly events: readonly ActivityEvent[];
};
/** The end of the last absence; `serverNow` is the server's time at this end. */
type Return = { readonly since: number; readonly until: number; readonly serverNow: number };

export class PaneActivity {
  readonly #parts: PaneActivityParts;
  #next: number;
  #absence: Absence | null = null;
  /** The end of the last absence, kept until it was compared with the session's end. */
  #back: Return | null = null;
  #end: Missed['end'] = null;

  /** @param upToDateAt is the time of the last contact with a stored session; the absence starts then. */
  constructor(
    { session, nextEvent = 0 }: Pick<PaneRecord, 'session' | 'nextEvent'>,
    upToDateAt: number | null,
    parts: PaneActivityParts,
  ) {
    this.#parts = parts;
    this.#next = nextEvent;
    if (session !== null && upToDateAt !== null) this.absentSince(upToDateAt);
  }

  /** Starts again for another session in the pane. */
  reset(): void {
    this.#next = 0;
    this.#absence = null;
    this.#back = null;
    this.#end = null;
  }

  /** Number of the first event that was not received yet. */
  get next(): number {
    return this.#next;
  }

  /** The terminal's subscription to the session's events. */
  get subscription(): ActivitySubscription {
    return { next: this.#next, onActivity: (activity) => this.#take(activity) };
  }

  /** Starts an absence at `since`, unless an absence is already running. */
  absentSince(since: number): void {
    this.#absence ??= { since, outputEnd: this.#parts.outputEnd(), events: [] };
  }

  /**
   * Called when the session ended, maybe during the last absence. This may arrive before or after the missed
   * events.
   */
  ended({ end, at }: Extract<TerminalState, { kind: 'ended' }>): void {
    this.#end = { end, at };
    if (this.#absence === null) this.#reportMissedEnd();
  }

  /**
   * Reports the session's end if it was during the last absence. The comparison uses the server's clock,
   * which may differ from ours.
   */
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
