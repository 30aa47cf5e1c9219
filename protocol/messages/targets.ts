/** Targets that the user can open (T1, T2). */

import * as v from 'valibot';
import { count, hostId, text } from './common.ts';
import { described, named } from './describe.ts';

const compose = v.strictObject({
  project: text(255),
  service: text(255),
  number: v.exactOptional(
    described(count, 'Number of the container in its service, when Compose states it.'),
  ),
});

const swarm = v.strictObject({
  service: text(255),
  serviceId: text(64),
  task: described(text(64), 'Slot number, or the node’s id for a global service.'),
  taskId: text(64),
  nodeId: text(64),
});

export const container = named(
  v.strictObject({
    id: text(128),
    name: text(255),
    image: text(512),
    state: described(
      text(32),
      'State in the engine’s words: `running`, `exited`, `paused`, `created`, `restarting`, `removing` or `dead`.',
    ),
    labels: v.record(text(255), text(1024)),
    compose: described(v.nullable(compose), 'Its place in a Compose project, or null.'),
    swarm: v.exactOptional(described(swarm, 'Its task of a Swarm service; absent for other containers.')),
  }),
  'Container',
  'A container of the host’s engine.',
);
export type Container = v.InferOutput<typeof container>;

export const engine = named(
  v.variant('state', [
    described(
      v.strictObject({
        state: v.literal('up'),
        name: v.exactOptional(
          described(
            text(255),
            'Engine in use: its product, address and Docker context, like `podman at /run/podman/podman.sock`.',
          ),
        ),
      }),
      'The engine answers.',
    ),
    described(
      v.strictObject({ state: v.literal('down'), reason: text(1000) }),
      'The engine does not answer; `containers` is empty.',
    ),
    described(v.strictObject({ state: v.literal('none') }), 'No engine is configured and none was found.'),
  ]),
  'Engine',
  'State of the host’s container engine.',
);

export const targets = described(
  v.strictObject({
    type: v.literal('targets'),
    host: v.exactOptional(
      described(hostId, 'Host of these targets (G2). A gateway sends one message for each host.'),
    ),
    node: v.exactOptional(described(text(255), 'Name of the machine.')),
    local: described(v.boolean(), 'True when the host opens local shells.'),
    engine,
    containers: v.pipe(v.array(container), v.maxLength(2000)),
  }),
  'Targets that the user can open (T1). Answer to `watch`, and again at every change.',
);
export type Targets = v.InferOutput<typeof targets>;
