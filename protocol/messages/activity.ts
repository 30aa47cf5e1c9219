/** What happened in a session, as numbered events (A1): asked for by number, told once. */

import * as v from 'valibot';
import { MAX_LINE_CHARS } from '../activity/shellMark.ts';
import { MAX_ACTIVITY_EVENTS } from '../limits.ts';
import { channel, count, text } from './common.ts';

const line = v.nullable(text(MAX_LINE_CHARS));

export const activityEvent = v.variant('kind', [
  v.strictObject({
    kind: v.literal('command'),
    /** What was typed; null where the shell does not say it. */
    line,
    /** Null where the shell does not say it. */
    exitCode: v.nullable(v.pipe(v.number(), v.integer())),
    startedAt: count,
    at: count,
    /** Its output is `[from, to)`. */
    from: count,
    to: count,
  }),
  /** `to` is the offset behind the bell. */
  v.strictObject({ kind: v.literal('bell'), at: count, to: count }),
]);
/** Times are wall time of the server, ms since 1970; offsets are the session's. */
export type ActivityEvent = v.InferOutput<typeof activityEvent>;

/** Client to server: tell what happened from event number `next` on, now and from now on (A2). */
export const follow = v.strictObject({
  type: v.literal('follow'),
  channel,
  /** Named by the answer. */
  request: count,
  next: count,
});
export type Follow = v.InferOutput<typeof follow>;

export const activity = v.strictObject({
  type: v.literal('activity'),
  channel,
  /** The `follow` that this answers; null for what happened since. */
  request: v.nullable(count),
  /** Number of the first of `events`, or of the next when there are none. */
  from: count,
  events: v.pipe(v.array(activityEvent), v.maxLength(MAX_ACTIVITY_EVENTS)),
  /** The command that runs now. */
  running: v.nullable(v.strictObject({ line, startedAt: count })),
  /** The shell's working directory, where it says that. */
  directory: v.nullable(text(4096)),
  /** Where the output ends now. */
  outputEnd: count,
  /** The server's wall time. */
  now: count,
});
export type Activity = v.InferOutput<typeof activity>;
