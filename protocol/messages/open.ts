/** Create a session on a target and attach to it (S2). */

import * as v from 'valibot';
import { channel, hostId, randomIdText, shellOptions, size, target } from './common.ts';
import { inputPosition } from './attach.ts';

export const open = v.strictObject({
  type: v.literal('open'),
  channel,
  /** Makes a repeated open harmless (S2). */
  request: randomIdText,
  target,
  /** The host to open it on (G2); the server itself when absent. */
  host: v.exactOptional(hostId),
  options: shellOptions,
  input: inputPosition,
  size,
});
export type Open = v.InferOutput<typeof open>;
