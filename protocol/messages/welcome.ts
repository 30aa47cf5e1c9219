/** First message of a server (C6). */

import * as v from 'valibot';
import { count, hostId, text } from './common.ts';
import { described } from './describe.ts';

export const welcome = described(
  v.strictObject({
    type: v.literal('welcome'),
    version: described(count, 'Negotiated protocol version (C2).'),
    server: described(text(64), 'Version of the server program.'),
    host: described(hostId, 'Id of the host or gateway.'),
    user: described(text(255), 'User that the token belongs to.'),
    windowBytes: described(v.pipe(count, v.minValue(1024)), 'Window for input on each channel, bytes (W1).'),
    maxChannels: described(v.pipe(count, v.minValue(1)), 'Maximum of channels on a connection.'),
  }),
  'The first message of a server (C6).',
);
export type Welcome = v.InferOutput<typeof welcome>;
