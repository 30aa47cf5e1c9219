/** Notification that all blocks of the requested range were sent (H3). */

import * as v from 'valibot';
import { channel, count, randomIdText } from './common.ts';
import { described } from './describe.ts';

export const historyEnd = described(
  v.strictObject({
    type: v.literal('historyEnd'),
    channel,
    epoch: described(randomIdText, 'Epoch of the output in the blocks.'),
    to: described(
      count,
      'End of the range that was answered, at most the end of the output that the server has (H3). Output below it that no block had is not retained.',
    ),
  }),
  'All blocks of the wanted range were sent (H3). The channel is free.',
);
