/** Heartbeat (C9): `ping` from a client and `pong` from the server. */

import * as v from 'valibot';
import { count } from './common.ts';
import { described } from './describe.ts';

export const ping = described(
  v.strictObject({ type: v.literal('ping'), id: count }),
  'Heartbeat (C9). Answered with `pong`.',
);

export const pong = described(
  v.strictObject({ type: v.literal('pong'), id: described(count, '`id` of the `ping`.') }),
  'Answer to `ping` (C9).',
);
