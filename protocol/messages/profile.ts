/** New terminal profile of the client (S11). */

import * as v from 'valibot';
import { terminalProfile } from './common.ts';
import { described } from './describe.ts';

export const profile = described(
  v.strictObject({ type: v.literal('profile'), profile: terminalProfile }),
  'Replaces the profile of `hello` (S11). Not answered.',
);
