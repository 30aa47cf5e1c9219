/** The attachment's size in cells (S8). */

import * as v from 'valibot';
import { channel, size } from './common.ts';

export const resize = v.strictObject({ type: v.literal('resize'), channel, size });
export type Resize = v.InferOutput<typeof resize>;
