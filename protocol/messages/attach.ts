/** Attach to an existing session (S3), new or after a loss. */

import * as v from 'valibot';
import { channel, count, randomIdText, sessionId, size } from './common.ts';

/** Where the attachment's input stands (R7): its epoch, and the oldest offset the client can still send. */
export const inputPosition = v.strictObject({ epoch: randomIdText, start: count });

export const attach = v.strictObject({
  type: v.literal('attach'),
  channel,
  session: sessionId,
  /** The next output wanted, and how many changes of size came before it (S8); null for everything. */
  output: v.nullable(v.strictObject({ epoch: randomIdText, offset: count, sizes: count })),
  /**
   * Behind by more than so many bytes, a snapshot is wanted in their place (R11); null for every byte that is held.
   */
  snapshotBehindBytes: v.nullable(count),
  input: inputPosition,
  size,
});
export type Attach = v.InferOutput<typeof attach>;
