/** What happened in one tab's session while nothing was heard of it: link lost, computer asleep, app not running. */

import type { TerminalState } from '../../../client/terminal/sessionStatus.ts';
import type { Clock } from '../../../protocol/clock.ts';
import type { ActivityEvent } from '../../../protocol/messages/activity.ts';
import type { SessionEnd } from '../../../protocol/messages/common.ts';
import type { PaneRecord } from '../../stores/tabsStore.ts';
import type { ActivitySubscription, NewActivity } from '../../../client/terminal/activityCursor.ts';

/** Times are this computer's wall time, ms since 1970, but for those inside of `events` and `end`, which are the server's. */
export type Missed = {
  readonly since: number;
  readonly until: number;
  readonly events: readonly ActivityEvent[];
  /** Output that was printed meanwhile. */
  readonly outputBytes: number;
  /** How the session ended meanwhile, if it did. */
  readonly end: { readonly end: SessionEnd; readonly at: number } | null;
};

export type PaneActivityParts = {
  readonly clock: Clock;
  /** Where the received output ends. */
  readonly outputEnd: () => number;
  readonly onHeard: (heard: NewActivity) => void;
  readonly onMissed: (missed: Missed) => void;
};

/** `events` are those heard of since it began. */
type Absence = {
  readonly since: number;
  readonly outputEnd: number;
  readonly events: readonly ActivityEvent[];
};
/** `serverNow` is the server's time at its end. */
type Return = { readonly since: number; readonly until: number; readonly serverNow: number };

export class PaneActivity {
  readonly #parts: PaneActivityParts;
  #next: number;
  #absence: Absence | null = null;
  #back: Return | null = null;
  #end: Missed['end'] = null;

  /** A session that was known before this process was heard of last at `upToDateAt`. */
  constructor(
    { session, nextEvent = 0 }: Pick<PaneRecord, 'session' | 'nextEvent'>,
    upToDateAt: number | null,
    parts: PaneActivityParts,
  ) {
    this.#parts = parts;
    this.#next = nextEvent;
    if (session !== null && upToDateAt !== null) this.left(upToDateAt);
  }

  /** Another session takes the place of the one that is over. */
  anew(): void {
    this.#next = 0;
    this.#absence = null;
    this.#back = null;
    this.#end = null;
  }

  /** Number of the first event that was not heard of. */
  get next(): number {
    return this.#next;
  }

  /** For the terminal of the session. */
  get wish(): ActivitySubscription {
    return { next: this.#next, onActivity: (heard) => this.#heard(heard) };
  }

  /** Nothing is heard since then. */
  left(since: number): void {
    this.#absence ??= { since, outputEnd: this.#parts.outputEnd(), events: [] };
  }

  /** The session is over: that may have happened during the last absence, and be said before or after the answer. */
  ended({ end, at }: Extract<TerminalState, { kind: 'ended' }>): void {
    this.#end = { end, at };
    if (this.#absence === null) this.#judgeEnd();
  }

  /** Both times are compared by the server's clock, which need not be ours. */
  #judgeEnd(): void {
    const [end, back] = [this.#end, this.#back];
    if (end === null || back === null) return;
    this.#back = null;
    const { since, until, serverNow } = back;
    if (end.at > serverNow || end.at < serverNow - (until - since)) return;
    this.#parts.onMissed({ since, until, events: [], outputBytes: 0, end });
  }

  #heard(heard: NewActivity): void {
    const { events, next, isAnswer, outputEnd, now } = heard;
    this.#next = next;
    this.#parts.onHeard(heard);
    if (this.#absence === null) return;
    const absence: Absence = { ...this.#absence, events: [...this.#absence.events, ...events] };
    this.#absence = isAnswer ? null : absence;
    if (isAnswer) this.#returned(absence, outputEnd, now);
  }

  #returned({ since, events, outputEnd }: Absence, endNow: number, serverNow: number): void {
    const until = this.#parts.clock.now();
    this.#back = { since, until, serverNow };
    this.#parts.onMissed({ since, until, events, outputBytes: Math.max(0, endNow - outputEnd), end: null });
    this.#judgeEnd();
  }
}
