/** All blocks of the wanted range were sent (H3); the channel is free again. */

import * as v from 'valibot';
import { channel, count, randomIdText } from './common.ts';

export const historyEnd = v.strictObject({
  type: v.literal('historyEnd'),
  channel,
  /** Epoch of the output, and the end of the range that was asked for: what no block had until there is no longer held. */
  epoch: randomIdText,
  to: count,
});
