// Services among the containers of a server.
import { expect, test } from 'vitest';
import type { HostTargets } from '../../../../client/link/linkTargets.ts';
import { serviceRows } from '../../../../renderer/state/targets/serviceGroups.ts';

type Container = HostTargets['containers'][number];
const container = (name: string, more: Partial<Container>): Container => ({
  id: name,
  name,
  image: 'image',
  state: 'running',
  labels: {},
  compose: null,
  ...more,
});
const machine = (...containers: Container[]): HostTargets => ({
  local: true,
  engine: { state: 'up' },
  containers,
});
const task = (service: string, slot: string) => ({
  swarm: { service, serviceId: service, task: slot, taskId: slot, nodeId: 'n' },
});

test('T3 T4: each service is listed once for all machines with its running containers, Swarm services first', () => {
  const rows = serviceRows([
    machine(
      container('web-1', { compose: { project: 'shop', service: 'web' } }),
      container('a', task('api', '1')),
      container('plain', {}),
    ),
    machine(container('b', task('api', '2')), container('c', { ...task('api', '3'), state: 'exited' })),
  ]);
  expect(rows).toEqual([
    { target: { kind: 'service', service: 'api' }, name: 'api', running: 2 },
    { target: { kind: 'compose', project: 'shop', service: 'web' }, name: 'shop / web', running: 1 },
  ]);
});

test('a service whose containers have all ended is listed with 0 running', () => {
  expect(serviceRows([machine(container('a', { ...task('api', '1'), state: 'exited' }))])[0]?.running).toBe(
    0,
  );
});
