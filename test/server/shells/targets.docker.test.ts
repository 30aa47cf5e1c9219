// The list of targets on a real engine.
import { afterEach, describe, expect, it } from 'vitest';
import type { TestContainer } from '../../../scripts/support/engine/containers.ts';
import { TargetWatcher, type TargetList } from '../../../server/shells/targets.ts';
import { openDockerExec } from '../../../server/shells/docker/dockerExec.ts';
import { systemClock } from '../../../server/base/systemClock.ts';
import { sharedEngine } from '../../support/engine/dockerEngine.ts';
import { connectEngine, onlyEngine } from '../../support/engine/shellEngine.ts';
import { until } from '../../support/until.ts';

const cleanUp: (() => unknown)[] = [];

afterEach(async () => {
  for (const undo of cleanUp.splice(0).toReversed()) await undo();
});

async function create(
  options: Parameters<ReturnType<typeof sharedEngine>['createContainer']>[0],
): Promise<TestContainer> {
  const container = await sharedEngine().createContainer(options);
  cleanUp.push(() => container.remove().catch(() => undefined));
  return container;
}

function watch(): { watcher: TargetWatcher; lists: TargetList[] } {
  const engine = connectEngine(sharedEngine().dockerHost);
  const watcher = new TargetWatcher(onlyEngine(engine), true, systemClock);
  const lists: TargetList[] = [];
  watcher.subscribe((targets) => lists.push(targets));
  cleanUp.push(() => {
    watcher.close();
    engine.close();
  });
  return { watcher, lists };
}

const find = (targets: TargetList, id: string) => targets.containers.find((container) => container.id === id);

describe('T1 T2: targets', () => {
  it('the targets are containers with name, image, state, labels, Compose project and service', async () => {
    const labels = {
      'com.docker.compose.project': 'shop',
      'com.docker.compose.service': 'web',
      tier: 'front',
    };
    const container = await create({ labels });
    const { watcher } = watch();
    const target = await until('the container', () => find(watcher.current, container.id));
    expect(target).toEqual({
      id: container.id,
      name: container.name,
      image: 'holdfast-test:bash',
      state: 'running',
      labels,
      compose: { project: 'shop', service: 'web' },
    });
    expect(watcher.current).toMatchObject({ local: true, engine: { state: 'up' } });
  });

  it('the targets follow every change of a container, running or not, until it is removed', async () => {
    const { watcher } = watch();
    await until('the engine', () => watcher.current.engine.state === 'up');
    const container = await create({});
    const state = (wanted: string) =>
      until(wanted, () => find(watcher.current, container.id)?.state === wanted);
    await state('running');
    await container.pause();
    await state('paused');
    await container.unpause();
    await state('running');
    await container.kill();
    await state('exited');
    await container.start();
    await state('running');
    await container.remove();
    await until('its absence', () => find(watcher.current, container.id) === undefined);
  });

  it('the targets do not change when shells are opened and ended', async () => {
    const container = await create({});
    const { watcher, lists } = watch();
    await until('the container', () => find(watcher.current, container.id));
    const before = lists.length;
    const engine = connectEngine(sharedEngine().dockerHost);
    const size = { cols: 80, rows: 24 };
    const shell = await openDockerExec(
      { engine, clock: systemClock },
      container.id,
      { size },
      `h.${'0'.repeat(32)}`,
    );
    await shell.end();
    engine.close();
    const marker = await create({});
    await until('a later change', () => find(watcher.current, marker.id));
    expect(lists.length - before).toBeLessThanOrEqual(2);
  });

  it('the targets leave out labels that are too long or too many, and never cut one', async () => {
    const labels = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`label-${index}`, 'x']));
    const container = await create({ labels: { ...labels, a: 'y'.repeat(256), ['z'.repeat(256)]: 'y' } });
    const { watcher } = watch();
    const target = await until('the container', () => find(watcher.current, container.id));
    expect(Object.keys(target.labels)).toHaveLength(32);
    expect(Object.values(target.labels).every((value) => value === 'x')).toBe(true);
  });

  it('are only this computer without an engine', () => {
    const watcher = new TargetWatcher(onlyEngine(), true, systemClock);
    expect(watcher.current).toEqual({ local: true, engine: { state: 'none' }, containers: [] });
    watcher.close();
  });

  it('the list of targets states why an engine does not answer', async () => {
    const engine = connectEngine('unix:///nowhere/docker.sock');
    const watcher = new TargetWatcher(onlyEngine(engine), false, systemClock);
    cleanUp.push(() => watcher.close());
    const reason = await until('the reason', () => {
      const { engine: state } = watcher.current;
      return state.state === 'down' && state.reason.includes('nowhere') && state.reason;
    });
    expect(reason).toMatch(/there is no such socket: start the engine/);
  });
});
