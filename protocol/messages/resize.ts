/** Size of the client's terminal (S8). */

import * as v from 'valibot';
import { channel, size } from './common.ts';
import { described } from './describe.ts';

export const resize = described(
  v.strictObject({ type: v.literal('resize'), channel, size }),
  'States the size of the client’s terminal (S8). Not answered; `sized` follows when the tty changes.',
);
