// Members of a Swarm service on a real manager, after its containers were restarted by hand and the service was scaled down.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEngine, type Engine as PrivateEngine } from '../../../scripts/support/engine/engine.ts';
import { callEngine } from '../../../scripts/support/engine/engineApi.ts';
import type { Engine } from '../../../server/shells/docker/engine.ts';
import { serviceContainer } from '../../../server/shells/docker/serviceContainer.ts';
import { TargetWatcher } from '../../../server/shells/targets.ts';
import { systemClock } from '../../../server/base/systemClock.ts';
import { connectEngine, onlyEngine } from '../../support/engine/shellEngine.ts';
import { until } from '../../support/until.ts';

const TIMEOUT_MS = 90_000;
const SERVICE = { kind: 'service', service: 'app' } as const;

type Service = { readonly Version: { readonly Index: number }; readonly Spec: object };

describe('T3: a container of a task that the Swarm ended', () => {
  let dockerd: PrivateEngine;
  let engine: Engine;
  let watcher: TargetWatcher;
  const manage = <T>(method: string, path: string, json?: unknown): Promise<T> =>
    callEngine<T>(dockerd.socketPath, method, path, json === undefined ? {} : { json });
  /** Running containers that are listed as members of the service, and all that run. */
  const running = () => watcher.current.containers.filter(({ state }) => state === 'running');
  const members = () => running().filter(({ swarm }) => swarm?.service === 'app');

  beforeAll(async () => {
    dockerd = await startEngine();
    await manage('POST', '/swarm/init', { ListenAddr: '127.0.0.1:0', AdvertiseAddr: '127.0.0.1' });
    const ContainerSpec = {
      Image: 'holdfast-test:bash',
      Command: ['sleep', '2147483647'],
      StopSignal: 'SIGKILL',
    };

    await manage('POST', '/services/create', {
      Name: 'app',
      TaskTemplate: { ContainerSpec, RestartPolicy: { Condition: 'any', Delay: 0 } },
      Mode: { Replicated: { Replicas: 1 } },
    });
    engine = connectEngine(dockerd.dockerHost);
    watcher = new TargetWatcher(onlyEngine(engine), false, systemClock);
  }, TIMEOUT_MS);
  afterAll(async () => {
    watcher?.close();
    engine?.close();
    await dockerd.stop();
  }, TIMEOUT_MS);

  it(
    'is no member when it was started again by hand, and none is left when the service is scaled down',
    async () => {
      const first = await until('the first task', () => members()[0]?.id, TIMEOUT_MS);
      await manage('POST', `/containers/${first}/kill`);
      const second = await until(
        'the next task',
        () => members().find(({ id }) => id !== first)?.id,
        TIMEOUT_MS,
      );
      await manage('POST', `/containers/${first}/start`);
      await until('both containers', () => running().length === 2);
      expect(members().map(({ id }) => id)).toEqual([second]);
      expect(await serviceContainer(engine, SERVICE)).toBe(second);

      const { Version, Spec } = await manage<Service>('GET', '/services/app');
      await manage('POST', `/services/app/update?version=${Version.Index}`, {
        ...Spec,
        Mode: { Replicated: { Replicas: 0 } },
      });
      await until('the end of the task', () => !running().some(({ id }) => id === second), TIMEOUT_MS);
      expect([running().map(({ id }) => id), members()]).toEqual([[first], []]);
      await expect(serviceContainer(engine, SERVICE)).rejects.toMatchObject({ code: 'target-not-running' });
    },
    TIMEOUT_MS,
  );
});
