/** In the middle of an attachment, output was forgotten before this slow client took it (W3). */

import * as v from 'valibot';
import { channel, count, size } from './common.ts';

export const gap = v.strictObject({
  type: v.literal('gap'),
  channel,
  from: count,
  to: count,
  /** When the skipped output began to be printed, server's wall time, ms since 1970; null when unknown. */
  since: v.nullable(count),
  /** The tty's size at `to`, after so many changes (S8). */
  size,
  sizes: count,
});
export type Gap = v.InferOutput<typeof gap>;
