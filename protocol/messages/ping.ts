/** Proof of life (C9), either way round. */

import * as v from 'valibot';
import { count } from './common.ts';

export const ping = v.strictObject({ type: v.literal('ping'), id: count });
export type Ping = v.InferOutput<typeof ping>;

export const pong = v.strictObject({ type: v.literal('pong'), id: count });
