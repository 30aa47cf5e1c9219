/** Attach to an existing session (S3), new or after a loss. */

import * as v from 'valibot';
import { channel, count, randomIdText, sessionId, size } from './common.ts';

/** Where the attachment's input stands (R7): its epoch, and the oldest offset the client can still send. */
export const inputPosition = v.strictObject({ epoch: randomIdText, start: count });

export const attach = v.strictObject({
  type: v.literal('attach'),
  channel,
  session: sessionId,
  /** The next output wanted, or null for everything that is held. */
  output: v.nullable(v.strictObject({ epoch: randomIdText, offset: count })),
  input: inputPosition,
  size,
});
export type Attach = v.InferOutput<typeof attach>;
