/** The client's first message (C5). */

import * as v from 'valibot';
import { MAX_CHANNELS, MAX_DATA_BYTES, MAX_HEARTBEAT_MS } from '../limits.ts';
import { attach } from './attach.ts';
import { count, randomIdText, terminalProfile, text } from './common.ts';

export const hello = v.strictObject({
  type: v.literal('hello'),
  client: text(64),
  /** Random, kept by the installation: names the device (S10, C7). */
  device: randomIdText,
  /** Random for the life of the client's process, and the number of this connection in it (C7). */
  run: randomIdText,
  dial: count,
  /** The longest the client stays silent, ms (C9). */
  heartbeatMs: v.pipe(v.number(), v.integer(), v.minValue(100), v.maxValue(MAX_HEARTBEAT_MS)),
  /** Unreceipted output the client takes on a channel, bytes (W1). */
  windowBytes: v.pipe(v.number(), v.integer(), v.minValue(1024), v.maxValue(256 * MAX_DATA_BYTES)),
  profile: terminalProfile,
  attach: v.pipe(v.array(attach), v.maxLength(MAX_CHANNELS)),
});
export type Hello = v.InferOutput<typeof hello>;
