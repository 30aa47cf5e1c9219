/** The tty has this size from an offset of its output on (S8). */

import * as v from 'valibot';
import { channel, count, size } from './common.ts';

export const sized = v.strictObject({
  type: v.literal('sized'),
  channel,
  size,
  at: count,
  /** The number of this change, counted from 1 in the epoch. */
  number: count,
});
export type Sized = v.InferOutput<typeof sized>;
