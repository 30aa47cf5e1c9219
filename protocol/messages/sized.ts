/** Change of the tty's size at an offset of its output (S8). */

import * as v from 'valibot';
import { channel, count, size } from './common.ts';
import { described } from './describe.ts';

export const sized = described(
  v.strictObject({
    type: v.literal('sized'),
    channel,
    size,
    at: described(count, 'Output offset from which the tty has this size.'),
    number: described(count, 'Number of this change, counted from 1 in the epoch.'),
  }),
  'The tty has another size from an offset on (S8).',
);
export type Sized = v.InferOutput<typeof sized>;
