/** The server's first message (C6). */

import * as v from 'valibot';
import { count, hostId, text } from './common.ts';

export const welcome = v.strictObject({
  type: v.literal('welcome'),
  version: count,
  /** The server program's version. */
  server: text(64),
  host: hostId,
  user: text(255),
  /** Unreceipted input the server takes on a channel, bytes (W1). */
  windowBytes: v.pipe(count, v.minValue(1024)),
  maxChannels: v.pipe(count, v.minValue(1)),
});
export type Welcome = v.InferOutput<typeof welcome>;
