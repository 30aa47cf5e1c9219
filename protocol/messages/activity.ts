/** Activity of a session as numbered events (A1), each delivered once. */

import * as v from 'valibot';
import { MAX_LINE_CHARS } from '../activity/shellMark.ts';
import { MAX_ACTIVITY_EVENTS } from '../limits.ts';
import { channel, count, text } from './common.ts';
import { described, named } from './describe.ts';

const line = described(
  v.nullable(text(MAX_LINE_CHARS)),
  'Command line; null when the shell does not state it.',
);

export const activityEvent = named(
  v.variant('kind', [
    described(
      v.strictObject({
        kind: v.literal('command'),
        line,
        exitCode: described(
          v.nullable(v.pipe(v.number(), v.integer())),
          'Exit code; null when the shell does not state it.',
        ),
        startedAt: described(count, 'Server time of the start.'),
        at: described(count, 'Server time of the end.'),
        from: described(count, 'Offset of the first byte of its output.'),
        to: described(count, 'Offset after the last byte of its output.'),
      }),
      'A command finished.',
    ),
    described(
      v.strictObject({
        kind: v.literal('bell'),
        at: described(count, 'Server time.'),
        to: described(count, 'Offset after the BEL.'),
      }),
      'A program rang the bell.',
    ),
  ]),
  'ActivityEvent',
  'An event of a session (A1).',
);
export type ActivityEvent = v.InferOutput<typeof activityEvent>;

export const follow = described(
  v.strictObject({
    type: v.literal('follow'),
    channel,
    request: described(count, 'Repeated in the answer.'),
    next: described(count, 'Number of the first wanted event.'),
  }),
  'Asks for the activity of an attached session, now and from now on (A2). Answered with `activity`.',
);
export type Follow = v.InferOutput<typeof follow>;

export const activity = described(
  v.strictObject({
    type: v.literal('activity'),
    channel,
    request: described(
      v.nullable(count),
      '`request` of the `follow` that this answers; null for later events.',
    ),
    from: described(
      count,
      'Number of the first event in `events`, or of the next event when there are none.',
    ),
    events: v.pipe(v.array(activityEvent), v.maxLength(MAX_ACTIVITY_EVENTS)),
    running: described(
      v.nullable(v.strictObject({ line, startedAt: described(count, 'Server time of the start.') })),
      'The running command, or null.',
    ),
    directory: described(
      v.nullable(text(4096)),
      'Working directory of the shell; null when it does not state it.',
    ),
    outputEnd: described(count, 'Offset after the last output.'),
    now: described(count, 'Server time.'),
  }),
  'Activity of a session (A2).',
);
export type Activity = v.InferOutput<typeof activity>;
