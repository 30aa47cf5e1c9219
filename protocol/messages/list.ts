/** Requests the list of the user's sessions. */

import * as v from 'valibot';
import { count } from './common.ts';
import { described } from './describe.ts';

export const list = described(
  v.strictObject({ type: v.literal('list'), request: described(count, 'Repeated in the answer.') }),
  'Asks for the user’s sessions. Answered with `sessions`.',
);
export type List = v.InferOutput<typeof list>;
