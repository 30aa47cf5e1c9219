/** Ask for the recorded output of a session, old or new (H1); answered with data on the channel, then `historyEnd`. */

import * as v from 'valibot';
import { channel, count, sessionId } from './common.ts';

export const history = v.strictObject({
  type: v.literal('history'),
  channel,
  session: sessionId,
  /** The wanted range of output; null for everything until now. */
  from: count,
  to: v.nullable(count),
});
export type History = v.InferOutput<typeof history>;
