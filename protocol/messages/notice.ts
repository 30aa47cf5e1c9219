/** Notification that the server will close (C10), or wants its clients to reconnect (C11). */

import * as v from 'valibot';
import { count, text } from './common.ts';
import { described } from './describe.ts';

export const notice = described(
  v.strictObject({
    type: v.literal('notice'),
    message: described(text(1000), 'A sentence for the user.'),
    retryAfterMs: described(count, 'Time over which clients spread their return, ms (C10).'),
    moveWithinMs: v.exactOptional(
      described(count, 'The client opens another connection at a random moment within this time, ms (C11).'),
    ),
  }),
  'The server will close (C10), or asks its clients to move (C11).',
);
export type Notice = v.InferOutput<typeof notice>;
