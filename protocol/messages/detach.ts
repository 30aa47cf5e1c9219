/** Gives up a channel. The session keeps running (S4). */

import * as v from 'valibot';
import { channel } from './common.ts';
import { described } from './describe.ts';

export const detach = described(
  v.strictObject({ type: v.literal('detach'), channel }),
  'Gives up a channel; the session keeps running (S4). Also ends a history stream. Not answered.',
);
