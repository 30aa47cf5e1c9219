/** Reachability of a host behind a gateway (G3, G4), or of the shell of one session (S15). */

import * as v from 'valibot';
import { channel, count, hostId, text } from './common.ts';
import { described } from './describe.ts';

export const host = described(
  v.strictObject({
    type: v.literal('host'),
    host: hostId,
    state: described(
      v.picklist(['up', 'away', 'gone']),
      '`up`: reachable. `away`: unreachable for now, its sessions are kept. `gone`: it left for good with its sessions.',
    ),
    since: described(count, 'Server time at which the state began.'),
    message: described(text(1000), 'A sentence that names the unreachable part; empty while it is up.'),
    shell: v.exactOptional(
      described(
        v.strictObject({
          channel,
          waitsFor: described(
            v.nullable(v.picklist(['engine', 'container', 'holder'])),
            'Part that does not answer: the container engine, the paused container, or the shell’s holder. Null when `up`.',
          ),
        }),
        'Present when the message is about the shell of one channel and not about the host (S15).',
      ),
    ),
  }),
  'Reachability of a host (G3, G4), or of the shell of one session (S15).',
);
export type Host = v.InferOutput<typeof host>;
