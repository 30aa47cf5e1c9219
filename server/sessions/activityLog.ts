/** What happened in a session, numbered (A1): commands that its shell marked, and bells; from what it prints. */

import * as v from 'valibot';
import { MarkScanner, type FoundMark } from '../../protocol/activity/markScanner.ts';
import { activityEvent, type Activity, type ActivityEvent } from '../../protocol/messages/activity.ts';
import { count, text } from '../../protocol/messages/common.ts';
import { MAX_ACTIVITY_EVENTS } from '../../protocol/limits.ts';

/** Bells closer together are one, ms: a held key rings many times. */
const BELL_PAUSE_MS = 1_000;

/** What a later run of the server knows. */
export const recordedActivity = v.strictObject({
  next: count,
  events: v.pipe(v.array(activityEvent), v.maxLength(MAX_ACTIVITY_EVENTS)),
  directory: v.exactOptional(text(4096)),
});
export type RecordedActivity = v.InferOutput<typeof recordedActivity>;

/** What is told of it. */
export type ToldActivity = Pick<Activity, 'from' | 'events' | 'running' | 'directory'>;

type Running = { readonly line: string | null; readonly startedAt: number; readonly from: number };

export class ActivityLog {
  readonly #onChanged: () => void;
  readonly #scanner = new MarkScanner();
  #events: readonly ActivityEvent[];
  /** Number of the next event. */
  #next: number;
  #directory: string | null;
  /** Said before its command begins. */
  #line: string | null = null;
  #running: Running | null = null;
  #bellAt = -Infinity;

  /** @param past of a session that is taken up again: what ran then is not known to run still. */
  constructor(past: RecordedActivity | undefined, onChanged: () => void) {
    this.#onChanged = onChanged;
    this.#events = past?.events ?? [];
    this.#next = past?.next ?? 0;
    this.#directory = past?.directory ?? null;
  }

  get recorded(): RecordedActivity {
    const where = this.#directory === null ? {} : { directory: this.#directory };
    return { next: this.#next, events: [...this.#events], ...where };
  }

  /** Output that nobody had seen, at `offset`; `now` is wall time, ms. */
  printed(offset: number, bytes: Uint8Array, now: number): void {
    let changed = false;
    for (const mark of this.#scanner.scan(offset, bytes)) changed = this.#take(mark, now) || changed;
    if (changed) this.#onChanged();
  }

  /** Output was lost: a command may have ended in it. */
  skipped(): void {
    this.#scanner.reset();
    this.#running = null;
  }

  /** What happened from event number `next` on, as far as it is remembered. */
  after(next: number): ToldActivity {
    const oldest = this.#next - this.#events.length;
    const from = Math.min(this.#next, Math.max(next, oldest));
    const { line = null, startedAt = 0 } = this.#running ?? {};
    return {
      from,
      events: this.#events.slice(from - oldest),
      running: this.#running && { line, startedAt },
      directory: this.#directory,
    };
  }

  /** True when it changed what is told. */
  #take(mark: FoundMark, now: number): boolean {
    switch (mark.kind) {
      case 'line':
        this.#line = mark.line;
        return false;
      case 'command':
        this.#running = { line: mark.line ?? this.#line, startedAt: now, from: mark.end };
        this.#line = null;
        return true;
      case 'finished':
        return this.#finished(mark.exitCode, mark.end, now);
      case 'directory': {
        const isNew = this.#directory !== mark.path;
        this.#directory = mark.path;
        return isNew;
      }
      case 'bell':
        return this.#rang(mark.end, now);
      case 'prompt':
      case 'input':
        return false;
    }
  }

  /** Shells say it before each prompt, also when nothing ran. */
  #finished(exitCode: number | null, to: number, now: number): boolean {
    const running = this.#running;
    this.#running = null;
    if (running === null) return false;
    this.#add({ kind: 'command', ...running, exitCode, at: now, to });
    return true;
  }

  #rang(to: number, now: number): boolean {
    if (now - this.#bellAt < BELL_PAUSE_MS) return false;
    this.#bellAt = now;
    this.#add({ kind: 'bell', at: now, to });
    return true;
  }

  #add(event: ActivityEvent): void {
    this.#events = [...this.#events, event].slice(-MAX_ACTIVITY_EVENTS);
    this.#next += 1;
  }
}
