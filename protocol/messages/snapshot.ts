/** Announces a snapshot. Its parts follow in frames of kind 3 (R11, R12). */

import * as v from 'valibot';
import { MAX_SNAPSHOT_BYTES } from '../limits.ts';
import { channel } from './common.ts';
import { described } from './describe.ts';

export const snapshot = described(
  v.strictObject({
    type: v.literal('snapshot'),
    channel,
    bytes: described(
      v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_SNAPSHOT_BYTES)),
      'Length of the compressed snapshot; 0 when none could be made (R12).',
    ),
  }),
  'Announces a snapshot, whose parts follow in frames of kind 3 (R11, R12).',
);
