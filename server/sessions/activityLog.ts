/** Numbered activity of a session (A1): marked commands and bells that were found in its output. */

import * as v from 'valibot';
import { MarkScanner, type FoundMark } from '../../protocol/activity/markScanner.ts';
import { OwnMarks } from '../../protocol/activity/ownMarks.ts';
import { activityEvent, type Activity, type ActivityEvent } from '../../protocol/messages/activity.ts';
import { count, text } from '../../protocol/messages/common.ts';
import { MAX_ACTIVITY_EVENTS } from '../../protocol/limits.ts';

/** Min time between bells, ms. Closer ones count once, because a key that is held down rings many times. */
const BELL_PAUSE_MS = 1_000;

/** Activity as stored in a session's record, for a later run of the server. */
export const recordedActivity = v.strictObject({
  next: count,
  events: v.pipe(v.array(activityEvent), v.maxLength(MAX_ACTIVITY_EVENTS)),
  directory: v.exactOptional(text(4096)),
});
export type RecordedActivity = v.InferOutput<typeof recordedActivity>;

/** Activity as sent to clients. */
export type ActivityReport = Pick<Activity, 'from' | 'events' | 'running' | 'directory'>;

type RunningCommand = { readonly line: string | null; readonly startedAt: number; readonly from: number };

export class ActivityLog {
  /** Called after each change of the report. */
  readonly #onChanged: () => void;
  /** Parser for marks. It continues across chunks of output. */
  readonly #scanner = new MarkScanner();
  /** Tells the marks of the session's shell from those of shells inside its commands. */
  readonly #own: OwnMarks;
  /** Newest events, at most `MAX_ACTIVITY_EVENTS`. The last one has number `#next - 1`. */
  #events: readonly ActivityEvent[];
  /** Number of the next event. */
  #next: number;
  /** Last reported working directory; null if unknown. */
  #directory: string | null;
  /** Command line that the shell reported for the command that is about to start. */
  #line: string | null = null;
  /** Running command; null if none is known. */
  #running: RunningCommand | null = null;
  /** Wall time of the last bell, ms. */
  #bellAt = -Infinity;

  /**
   * @param past activity of a restored session. A command that was running then may no longer run.
   * @param hosts names of the shell's host, if known.
   */
  constructor(past: RecordedActivity | undefined, onChanged: () => void, hosts: readonly string[] = []) {
    this.#own = new OwnMarks(hosts);
    this.#onChanged = onChanged;
    this.#events = past?.events ?? [];
    this.#next = past?.next ?? 0;
    this.#directory = past?.directory ?? null;
  }

  get recorded(): RecordedActivity {
    const directory = this.#directory === null ? {} : { directory: this.#directory };
    return { next: this.#next, events: [...this.#events], ...directory };
  }

  /** Scans new output at `offset`; `now` is wall time, ms. */
  printed(offset: number, bytes: Uint8Array, now: number): void {
    let changed = false;
    for (const mark of this.#scanner.scan(offset, bytes))
      changed = (this.#own.isOwn(mark) && this.#take(mark, now)) || changed;
    if (changed) this.#onChanged();
  }

  /** Handles lost output. A command may have ended in it. */
  skipped(): void {
    this.#scanner.reset();
    this.#own.reset();
    this.#running = null;
  }

  /** Returns the stored events from number `next` on, and the current state. */
  after(next: number): ActivityReport {
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

  /** Applies a mark. Returns true if the report has changed. */
  #take(mark: FoundMark, now: number): boolean {
    switch (mark.kind) {
      case 'line':
        this.#line = mark.line;
        return false;
      case 'command':
        // Of several lines that were pasted at once, a shell may not mark each end.
        this.#finished(null, mark.end, now);
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
        return this.#finished(null, mark.end, now);
      case 'input':
        return false;
    }
  }

  /** Handles the end of a command. Shells report it before each prompt, even if no command ran. */
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
