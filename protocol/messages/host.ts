/** Whether a host behind a gateway can be reached (G3, G4). */

import * as v from 'valibot';
import { count, hostId, text } from './common.ts';

export const host = v.strictObject({
  type: v.literal('host'),
  host: hostId,
  /** `away`: unreachable for now, its sessions are kept. `gone`: it left for good, and its sessions with it. */
  state: v.picklist(['up', 'away', 'gone']),
  /** Since when, server's wall time, ms since 1970. */
  since: count,
  /** A sentence that names the host; empty while it is up. */
  message: text(1000),
});
export type Host = v.InferOutput<typeof host>;
