/** First message of a client (C5). */

import * as v from 'valibot';
import { MAX_CHANNELS, MAX_DATA_BYTES, MAX_HEARTBEAT_MS } from '../limits.ts';
import { attach } from './attach.ts';
import { count, randomIdText, terminalProfile, text } from './common.ts';
import { described } from './describe.ts';

export const hello = described(
  v.strictObject({
    type: v.literal('hello'),
    client: described(text(64), 'Name and version of the client program, for logs.'),
    device: described(
      randomIdText,
      'Random id of the installation (C7, S10). It MUST survive restarts of the client.',
    ),
    run: described(randomIdText, 'Random id of this run of the client process (C7).'),
    dial: described(count, 'Number of this connection in the run; grows with each (C7).'),
    heartbeatMs: described(
      v.pipe(v.number(), v.integer(), v.minValue(100), v.maxValue(MAX_HEARTBEAT_MS)),
      'Longest silence of the client, ms (C9).',
    ),
    windowBytes: described(
      v.pipe(v.number(), v.integer(), v.minValue(1024), v.maxValue(256 * MAX_DATA_BYTES)),
      'Window for output on each channel, bytes (W1).',
    ),
    profile: terminalProfile,
    attach: described(
      v.pipe(v.array(attach), v.maxLength(MAX_CHANNELS)),
      'Sessions to attach to, on different channels, as whole `attach` messages with their `type`; answered after `welcome`.',
    ),
  }),
  'The first message of a client (C5). Answered with `welcome`.',
);
export type Hello = v.InferOutput<typeof hello>;
