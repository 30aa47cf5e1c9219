/** Requests to attach to an existing session (S3), for the first time or after a lost connection. */

import * as v from 'valibot';
import { channel, count, randomIdText, sessionId, size } from './common.ts';
import { described, named } from './describe.ts';

export const inputPosition = named(
  v.strictObject({
    epoch: described(randomIdText, 'Input epoch of this attachment, chosen by the client (R7).'),
    start: described(count, 'Lowest input offset that the client can still send (R7).'),
  }),
  'InputPosition',
  'Position of the client’s input.',
);

export const attach = named(
  v.strictObject({
    type: v.literal('attach'),
    channel,
    session: sessionId,
    output: described(
      v.nullable(
        v.strictObject({
          epoch: described(randomIdText, 'Epoch of the output that the client has.'),
          offset: described(count, 'Next wanted offset in that epoch.'),
          sizes: described(count, 'Number of the last size change that the client took (S8).'),
        }),
      ),
      'Position of the client’s output; null when it has none.',
    ),
    snapshotBehindBytes: described(
      v.nullable(count),
      'Missing more than this, the client wants a snapshot (R11), bytes; null for all retained output.',
    ),
    input: inputPosition,
    size: described(size, 'Size of the client’s terminal (S8, S9).'),
  }),
  'Attach',
  'Attaches to an existing session (S3). Answered with `attached` or `refused`.',
);
export type Attach = v.InferOutput<typeof attach>;
