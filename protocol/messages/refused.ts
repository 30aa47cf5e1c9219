/** Notification that an `attach`, `open` or `history` was refused. */

import * as v from 'valibot';
import { refusalCode } from '../errors.ts';
import { channel, text } from './common.ts';
import { described } from './describe.ts';

export const refused = described(
  v.strictObject({
    type: v.literal('refused'),
    channel,
    code: described(refusalCode, 'See the refusal codes.'),
    message: described(text(1000), 'A lower-case sentence for the user, with the reason and what to do.'),
  }),
  'The `attach`, `open` or `history` on this channel was refused. The channel is free.',
);
export type Refused = v.InferOutput<typeof refused>;
