/** Requests the recorded output of a session (H1). */

import * as v from 'valibot';
import { channel, count, sessionId } from './common.ts';
import { described } from './describe.ts';

export const history = described(
  v.strictObject({
    type: v.literal('history'),
    channel,
    session: sessionId,
    from: described(count, 'First wanted output offset.'),
    to: described(
      v.nullable(count),
      'Offset after the last wanted byte; null for the end of the output now.',
    ),
  }),
  'Asks for recorded output on a free channel (H1). Answered with data frames and `historyEnd`, or `refused`.',
);
export type History = v.InferOutput<typeof history>;
