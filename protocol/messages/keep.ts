/** Keep a session although nobody is attached (S12); answered with `sessions`. */

import * as v from 'valibot';
import { count, sessionId } from './common.ts';

export const keep = v.strictObject({
  type: v.literal('keep'),
  request: count,
  session: sessionId,
  /** Not ended by the idle timeout before this wall time of the server, ms since 1970; null for no such promise. */
  until: v.nullable(count),
});
export type Keep = v.InferOutput<typeof keep>;
