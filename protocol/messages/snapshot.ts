/** The parts of a snapshot follow in frames of kind 3 (R11, R12). */

import * as v from 'valibot';
import { MAX_SNAPSHOT_BYTES } from '../limits.ts';
import { channel } from './common.ts';

export const snapshot = v.strictObject({
  type: v.literal('snapshot'),
  channel,
  /** Of the compressed snapshot; 0 when none could be made, and what follows goes on without it. */
  bytes: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_SNAPSHOT_BYTES)),
});
export type Snapshot = v.InferOutput<typeof snapshot>;
