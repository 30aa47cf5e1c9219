/** End a session's shell (S5), attached or not. */

import * as v from 'valibot';
import { sessionId } from './common.ts';

export const end = v.strictObject({ type: v.literal('end'), session: sessionId });
export type End = v.InferOutput<typeof end>;
