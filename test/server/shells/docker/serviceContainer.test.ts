// Containers of Swarm and Compose services, found by their labels.
import type { ContainerInfo } from 'dockerode';
import { expect, test } from 'vitest';
import { toTarget } from '../../../../server/shells/docker/containerTarget.ts';
import { withoutGhosts } from '../../../../server/shells/docker/swarmTasks.ts';
import { chooseContainer } from '../../../../server/shells/docker/serviceContainer.ts';

const info = (Id: string, Labels: Record<string, string>, more: Partial<ContainerInfo> = {}): ContainerInfo =>
  ({
    Id,
    Names: [`/${Id}`],
    Image: 'image',
    State: 'running',
    Status: 'Up 2 minutes',
    Created: 1,
    Labels,
    ...more,
  }) as ContainerInfo;
const task = (slot: string, service = 'shop.api'): Record<string, string> => ({
  'com.docker.swarm.service.name': service,
  'com.docker.swarm.service.id': 'svc1',
  'com.docker.swarm.task.id': `t${slot}`,
  'com.docker.swarm.task.name': `${service}.${slot}.t${slot}`,
  'com.docker.swarm.node.id': 'node1',
});
const composed = (number: string): Record<string, string> => ({
  'com.docker.compose.project': 'shop',
  'com.docker.compose.service': 'web',
  'com.docker.compose.container-number': number,
});

test('T3: the labels of a task give its service, whose name may contain dots, and its slot or node', () => {
  expect(toTarget(info('a', task('2')), {}).swarm).toEqual({
    service: 'shop.api',
    serviceId: 'svc1',
    task: '2',
    taskId: 't2',
    nodeId: 'node1',
  });
  expect(toTarget(info('a', task('node1')), {}).swarm?.task).toBe('node1');
  expect(
    toTarget(info('a', { ...task('2'), 'com.docker.swarm.task.name': 'other' }), {}).swarm,
  ).toBeUndefined();
  expect(toTarget(info('a', {}), {})).not.toHaveProperty('swarm');
});

test('T4: the labels of a Compose container give its number, if Compose sets one', () => {
  expect(toTarget(info('a', composed('3')), {}).compose).toEqual({
    project: 'shop',
    service: 'web',
    number: 3,
  });
  expect(toTarget(info('a', composed('x')), {}).compose).toEqual({ project: 'shop', service: 'web' });
});

test('T4: a container of compose run is no member of the service whose labels it has', () => {
  const oneOff = info('job', { ...composed('1'), 'com.docker.compose.oneoff': 'True' }, { Created: 9 });
  expect(toTarget(oneOff, {}).compose).toBeNull();
  const member = info('one', { ...composed('1'), 'com.docker.compose.oneoff': 'False' });
  const target = { kind: 'compose', project: 'shop', service: 'web' } as const;
  expect(chooseContainer([oneOff, member], target)).toBe('one');
  expect(chooseContainer([oneOff], target)).toBeUndefined();
});

test('T3: a container of a task that the Swarm ended is no member, although it runs again', () => {
  const ghost = info('ghost', task('1'), { Status: 'Up 1 hour (healthy)', Created: 1 });
  const current = info(
    'current',
    { ...task('1'), 'com.docker.swarm.task.id': 't1b', 'com.docker.swarm.task.name': 'shop.api.1.t1b' },
    { Created: 2 },
  );
  const target = { kind: 'service', service: 'shop.api' } as const;
  const choose = (list: readonly ContainerInfo[], wanted?: ReadonlySet<string>) =>
    chooseContainer(withoutGhosts(list, wanted), target);
  expect(chooseContainer([ghost, current], target)).toBe('ghost');
  expect(choose([ghost, current], new Set(['t1b']))).toBe('current');
  expect(choose([ghost], new Set())).toBeUndefined();
  // An engine that is no manager knows no tasks.
  expect(choose([ghost, current])).toBe('current');
  expect(toTarget(withoutGhosts([ghost], new Set())[0] as ContainerInfo, {})).not.toHaveProperty('swarm');
});

test('T3: a service means a running task, preferably healthy, then the newest, or the named task', () => {
  const listed = [
    info('sick', task('1'), { Status: 'Up 1 hour (unhealthy)', Created: 9 }),
    info('old', task('2'), { Created: 2 }),
    info('new', task('3'), { Created: 3 }),
    info('gone', task('4'), { State: 'exited', Created: 8 }),
    info('other', task('1', 'shop.db'), { Created: 7 }),
  ];
  expect(chooseContainer(listed, { kind: 'service', service: 'shop.api' })).toBe('new');
  expect(chooseContainer(listed, { kind: 'service', service: 'shop.api', task: '2' })).toBe('old');
  expect(chooseContainer(listed, { kind: 'service', service: 'shop.api', task: '4' })).toBeUndefined();
  const healthy = info('healthy', task('5'), { Status: 'Up 3 hours (healthy)', Created: 1 });
  expect(chooseContainer([...listed, healthy], { kind: 'service', service: 'shop.api' })).toBe('healthy');
});

test('T4: a service of a Compose project resolves to any of its containers, or to the one with the given number', () => {
  const listed = [info('one', composed('1')), info('two', composed('2'), { Created: 2 })];
  const target = { kind: 'compose', project: 'shop', service: 'web' } as const;
  expect(chooseContainer(listed, target)).toBe('two');
  expect(chooseContainer(listed, { ...target, number: 1 })).toBe('one');
  expect(chooseContainer(listed, { ...target, project: 'other' })).toBeUndefined();
});
