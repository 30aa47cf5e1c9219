/** Give up a channel; the session goes on (S4). */

import * as v from 'valibot';
import { channel } from './common.ts';

export const detach = v.strictObject({ type: v.literal('detach'), channel });
export type Detach = v.InferOutput<typeof detach>;
