/** Ask for the user's sessions on this server; answered with `sessions`. */

import * as v from 'valibot';
import { count } from './common.ts';

export const list = v.strictObject({ type: v.literal('list'), request: count });
export type List = v.InferOutput<typeof list>;
