/** In the middle of an attachment, output was forgotten before this slow client took it (W3). */

import * as v from 'valibot';
import { channel, count } from './common.ts';

export const gap = v.strictObject({ type: v.literal('gap'), channel, from: count, to: count });
export type Gap = v.InferOutput<typeof gap>;
