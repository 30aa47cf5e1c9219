/** Whether a host behind a gateway can be reached (G3, G4), or the shell of one session from its host (S15). */

import * as v from 'valibot';
import { channel, count, hostId, text } from './common.ts';

export const host = v.strictObject({
  type: v.literal('host'),
  host: hostId,
  /** `away`: unreachable for now, its sessions are kept. `gone`: it left for good, and its sessions with it. */
  state: v.picklist(['up', 'away', 'gone']),
  /** Since when, server's wall time, ms since 1970. */
  since: count,
  /** A sentence that names what can not be reached; empty while it is up. */
  message: text(1000),
  /** The host is there, and this is said of the shell of one session (S15). */
  shell: v.exactOptional(
    v.strictObject({
      channel,
      /** What does not answer: the engine, the container, which is paused, or else the shell's holder. Null while all do. */
      waitsFor: v.nullable(v.picklist(['engine', 'container', 'holder'])),
    }),
  ),
});
export type Host = v.InferOutput<typeof host>;
