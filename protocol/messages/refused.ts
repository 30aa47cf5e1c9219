/** The answer to an `attach` or `open` that can not be done; the channel is free again. */

import * as v from 'valibot';
import { refusalCode } from '../errors.ts';
import { channel, text } from './common.ts';

export const refused = v.strictObject({
  type: v.literal('refused'),
  channel,
  code: refusalCode,
  /** A lower-case sentence that names the thing and says what to do. */
  message: text(1000),
});
export type Refused = v.InferOutput<typeof refused>;
