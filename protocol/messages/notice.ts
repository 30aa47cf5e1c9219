/** The server goes away (C10), or wants its clients to go elsewhere (C11). */

import * as v from 'valibot';
import { count, text } from './common.ts';

export const notice = v.strictObject({
  type: v.literal('notice'),
  message: text(1000),
  retryAfterMs: count,
  /** The client is to open another connection at a random moment within this time, before this one closes (C11). */
  moveWithinMs: v.exactOptional(count),
});
export type Notice = v.InferOutput<typeof notice>;
