/** What the user can open here (T1, T2). */

import * as v from 'valibot';
import { count, hostId, text } from './common.ts';

export const container = v.strictObject({
  id: text(128),
  name: text(255),
  image: text(512),
  /** The engine's word: running, exited, paused, created, restarting, removing or dead. */
  state: text(32),
  labels: v.record(text(255), text(1024)),
  compose: v.nullable(
    v.strictObject({
      project: text(255),
      service: text(255),
      /** Which of the service's containers it is, where Compose says so. */
      number: v.exactOptional(count),
    }),
  ),
  /** The task of a Swarm service that runs in it; absent for other containers. */
  swarm: v.exactOptional(
    v.strictObject({
      service: text(255),
      serviceId: text(64),
      /** Slot number, or the node's id for a global service. */
      task: text(64),
      taskId: text(64),
      nodeId: text(64),
    }),
  ),
});
export type Container = v.InferOutput<typeof container>;

export const engine = v.variant('state', [
  v.strictObject({ state: v.literal('up') }),
  v.strictObject({ state: v.literal('down'), reason: text(1000) }),
  /** No engine is configured and none was found. */
  v.strictObject({ state: v.literal('none') }),
]);

export const targets = v.strictObject({
  type: v.literal('targets'),
  /** Whose targets these are (G2): a gateway sends a message for each host. */
  host: v.exactOptional(hostId),
  /** The machine's name. */
  node: v.exactOptional(text(255)),
  local: v.boolean(),
  engine,
  containers: v.pipe(v.array(container), v.maxLength(2000)),
});
export type Targets = v.InferOutput<typeof targets>;
