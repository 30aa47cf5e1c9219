/** Another attachment's size is now the tty's (S8). */

import * as v from 'valibot';
import { channel, size } from './common.ts';

export const sized = v.strictObject({ type: v.literal('sized'), channel, size });
export type Sized = v.InferOutput<typeof sized>;
