/** The answer to `attach` and `open` (R6, R7): what follows on the channel. */

import * as v from 'valibot';
import {
  channel,
  count,
  durability,
  foundContainer,
  randomIdText,
  sessionId,
  sessionState,
  size,
  target,
  text,
} from './common.ts';

export const attached = v.strictObject({
  type: v.literal('attached'),
  channel,
  session: sessionId,
  /** Epoch of the output, and the offset at which it goes on. `end` is where the log ends now: what comes before is catching up. */
  output: v.strictObject({
    epoch: randomIdText,
    from: count,
    end: count,
    /** Changes of the tty's size before what follows on the channel (S8). */
    sizes: count,
    /** Offset of the oldest byte that can still be had (H1). */
    retainedFrom: count,
    /** The range that is not sent (R6), and when it began to be printed if that is known; or null. */
    skipped: v.nullable(v.strictObject({ from: count, to: count, since: v.nullable(count) })),
    /** A snapshot of the terminal at `from` follows, before any output (R11). */
    snapshot: v.boolean(),
  }),
  /** How far input of the client's epoch was received, and how far the shell took it; null when the epoch is no longer known (R7). */
  input: v.nullable(v.strictObject({ received: count, taken: count })),
  /** The tty's size at `output.from`, after `output.sizes` changes (S8). */
  size,
  target,
  /** The target in words: the host's or the container's name. */
  targetName: text(255),
  /** The container that the target led to; absent for this computer. */
  container: v.exactOptional(foundContainer),
  durability: v.exactOptional(durability),
  state: sessionState,
  createdAt: count,
});
export type Attached = v.InferOutput<typeof attached>;
