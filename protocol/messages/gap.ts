/** Notification that output was forgotten before a slow client received it, during an attachment (W3). */

import * as v from 'valibot';
import { channel, count, size } from './common.ts';
import { described } from './describe.ts';

export const gap = described(
  v.strictObject({
    type: v.literal('gap'),
    channel,
    from: described(count, 'First missing offset.'),
    to: described(count, 'Offset at which output continues.'),
    since: described(
      v.nullable(count),
      'Server time at which the missing output began to be printed; null when unknown.',
    ),
    size: described(size, 'Size of the tty at `to` (S8).'),
    sizes: described(count, 'Number of the last size change before `to` (S8).'),
  }),
  'Output `[from, to)` is missing. With a `snapshotBehindBytes` in `attach` a `snapshot` follows (W3).',
);
export type Gap = v.InferOutput<typeof gap>;
