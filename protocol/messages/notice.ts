/** The server goes away (C10). */

import * as v from 'valibot';
import { count, text } from './common.ts';

export const notice = v.strictObject({ type: v.literal('notice'), message: text(1000), retryAfterMs: count });
export type Notice = v.InferOutput<typeof notice>;
