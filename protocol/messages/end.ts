/** Ends the shell of a session, whether it is attached or not (S5). */

import * as v from 'valibot';
import { sessionId } from './common.ts';
import { described } from './describe.ts';

export const end = described(
  v.strictObject({ type: v.literal('end'), session: sessionId }),
  'Ends the shell of a session, attached or not (S5). Attached channels get `ended`; an unknown session is ignored.',
);
