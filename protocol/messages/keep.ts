/** Protects a session from the idle timeout (S12). */

import * as v from 'valibot';
import { count, sessionId } from './common.ts';
import { described } from './describe.ts';

export const keep = described(
  v.strictObject({
    type: v.literal('keep'),
    request: described(count, 'Repeated in the answer.'),
    session: sessionId,
    until: described(v.nullable(count), 'Server time until which the session is kept; null withdraws it.'),
  }),
  'Protects a session from the idle timeout (S12). Answered with `sessions`.',
);
export type Keep = v.InferOutput<typeof keep>;
