/** The channel's session is over; everything it printed was sent before (S5). */

import * as v from 'valibot';
import { channel, count, shellEnd, text } from './common.ts';

export const ended = v.strictObject({
  type: v.literal('ended'),
  channel,
  end: shellEnd,
  /** Server's wall time, ms since 1970. */
  at: count,
  /** Offset after the last output. */
  outputEnd: count,
  /** The last working directory of the shell, where that is known (S14). */
  directory: v.exactOptional(text(4096)),
});
export type Ended = v.InferOutput<typeof ended>;
