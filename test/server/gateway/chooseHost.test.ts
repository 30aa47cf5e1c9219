// The gateway's choice of a host for a session whose client did not name one.
import { expect, test } from 'vitest';
import type { Container, Targets } from '../../../protocol/messages/targets.ts';
import { chooseHost } from '../../../server/gateway/chooseHost.ts';
import { id32 } from '../testClient.ts';

const container = (name: string, more: Partial<Container> = {}): Container => ({
  id: `${name}0123456789abcdef`,
  name,
  image: 'image',
  state: 'running',
  labels: {},
  compose: null,
  ...more,
});
const targets = (local: boolean, containers: Container[] = []): Targets => ({
  type: 'targets',
  local,
  engine: { state: 'up' },
  containers,
});
const swarm = { service: 'api', serviceId: 's1', task: '2', taskId: 't', nodeId: 'n' };
const HOSTS = [
  { id: 'web-1', targets: targets(true, [container('db')]) },
  { id: 'web-2', targets: targets(true, [container('cache', { swarm })]) },
  {
    id: 'web-3',
    targets: targets(false, [container('app', { compose: { project: 'p', service: 's', number: 2 } })]),
  },
  { id: 'new', targets: undefined },
];
const choose = (target: Parameters<typeof chooseHost>[0]['target'], request = id32(1)) =>
  chooseHost({ target, request }, HOSTS)?.id;

test('G2: the gateway chooses the host of the container, by the container’s name or the start of its id', () => {
  expect(choose({ kind: 'container', container: 'db' })).toBe('web-1');
  expect(choose({ kind: 'container', container: 'cache0123456789' })).toBe('web-2');
  expect(choose({ kind: 'container', container: 'cac' })).toBeUndefined();
});

test('T3 T4: the gateway chooses the host that runs a service’s task, or a Compose project’s container', () => {
  expect(choose({ kind: 'service', service: 'api' })).toBe('web-2');
  expect(choose({ kind: 'service', service: 's1', task: '2' })).toBe('web-2');
  expect(choose({ kind: 'service', service: 'api', task: '3' })).toBeUndefined();
  expect(choose({ kind: 'compose', project: 'p', service: 's' })).toBe('web-3');
  expect(choose({ kind: 'compose', project: 'p', service: 's', number: 1 })).toBeUndefined();
});

test('T4: the gateway prefers a host with a running task to one with a stopped task', () => {
  const hosts = [
    { id: 'left', targets: targets(true, [container('api.1.old', { swarm, state: 'exited' })]) },
    { id: 'runs', targets: targets(true, [container('api.1.new', { swarm })]) },
  ];
  const target = { kind: 'service', service: 'api' } as const;
  for (let at = 0; at < 20; at += 1) {
    expect(chooseHost({ target, request: id32(at) }, hosts)?.id).toBe('runs');
    expect(chooseHost({ target, request: id32(at) }, hosts.slice(0, 1))?.id).toBe('left');
  }
});

test('G2 S2: the gateway distributes local shells over the hosts, and sends a repeated request to the same host', () => {
  const requests = Array.from({ length: 200 }, (_, at) => id32(at));
  const chosen = requests.map((request) => choose({ kind: 'local' }, request));
  expect(new Set(chosen)).toEqual(new Set(['web-1', 'web-2']));
  const first = chosen.filter((id) => id === 'web-1').length;
  expect(first).toBeGreaterThan(60);
  expect(first).toBeLessThan(140);
  // The order in which a gateway found its hosts must not matter.
  const reversed = HOSTS.toReversed();
  expect(requests.map((request) => chooseHost({ target: { kind: 'local' }, request }, reversed)?.id)).toEqual(
    chosen,
  );
});
