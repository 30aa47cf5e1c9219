/** Creates a session on a target and attaches to it (S2). */

import * as v from 'valibot';
import { inputPosition } from './attach.ts';
import { channel, hostId, randomIdText, shellOptions, size, target } from './common.ts';
import { described } from './describe.ts';

export const open = described(
  v.strictObject({
    type: v.literal('open'),
    channel,
    request: described(randomIdText, 'Makes a repeated `open` idempotent (S2).'),
    target,
    host: v.exactOptional(described(hostId, 'Host behind a gateway (G2). A host ignores it.')),
    options: shellOptions,
    input: inputPosition,
    size: described(size, 'Size of the client’s terminal, and first size of the tty.'),
  }),
  'Creates a session and attaches to it (S2). Answered with `attached` or `refused`.',
);
export type Open = v.InferOutput<typeof open>;
