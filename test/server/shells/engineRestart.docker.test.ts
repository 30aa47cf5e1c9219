// An engine that restarts, and connections to it that break. The test runs its own real dockerd.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEngine, type Engine as PrivateEngine } from '../../../scripts/support/engine/engine.ts';
import { openDockerExec } from '../../../server/shells/docker/dockerExec.ts';
import type { Engine } from '../../../server/shells/docker/engine.ts';
import { TargetWatcher } from '../../../server/shells/targets.ts';
import { systemClock } from '../../../server/base/systemClock.ts';
import { heldShells, newSession } from '../../support/engine/heldStage.ts';
import { scratchFolders } from '../../support/scratchFolder.ts';
import { connectEngine, onlyEngine } from '../../support/engine/shellEngine.ts';
import { ShellReader } from '../../support/shellReader.ts';
import { until } from '../../support/until.ts';

const SESSION = `host.${'0'.repeat(32)}`;
const SIZE = { cols: 80, rows: 24 };
const TIMEOUT_MS = 90_000;
const folder = scratchFolders();

async function openSleeping(engine: Engine, container: string): Promise<ShellReader> {
  const command = ['sh', '-c', 'echo ready; sleep 3600'];
  const reader = new ShellReader(
    await openDockerExec({ engine, clock: systemClock }, container, { size: SIZE, command }, SESSION),
  );
  await reader.see('ready');
  return reader;
}

for (const liveRestore of [false, true]) {
  describe(`an engine ${liveRestore ? 'with' : 'without'} live-restore`, () => {
    let dockerd: PrivateEngine;
    let engine: Engine;
    beforeAll(async () => {
      dockerd = await startEngine({ liveRestore });
      engine = connectEngine(dockerd.dockerHost);
    }, TIMEOUT_MS);
    afterAll(async () => {
      engine.close();
      await dockerd.stop();
    }, TIMEOUT_MS);

    it(
      'S13 S15: after the engine is killed, its held shells are unreachable, and then continue exactly or have ended with it',
      async () => {
        const container = await dockerd.createContainer();
        const command = [
          'sh',
          '-c',
          'stty raw -echo; echo ready; while read -r line; do echo "got $line"; done',
        ];
        const held = heldShells(folder(), engine);
        const reader = new ShellReader(
          await held.openContainer(engine, container.id, { size: SIZE, command }, newSession()),
        );
        await reader.see('ready');
        await reader.type('one\n');
        await reader.see('got one');
        const before = Date.now();
        await dockerd.halt({ kill: true });
        const away = await until('the engine’s absence', () => reader.absences[0] ?? undefined);
        expect(away).toMatchObject({ waitsFor: 'engine', message: expect.stringContaining(engine.where) });
        expect(away.since).toBeGreaterThanOrEqual(before);
        const taken = reader.type('two\n').then(
          () => 'taken',
          (error: Error) => error.message,
        );
        await dockerd.resume();
        if (liveRestore) {
          await reader.see('ready\ngot one\ngot two\n', 30_000);
          expect(await taken).toBe('taken');
          expect([reader.absences.at(-1), reader.faults]).toEqual([null, []]);
          await reader.shell.end();
        } else {
          const detail: unknown = expect.stringMatching(/ was restarted, and container \S+ stopped with it$/);
          expect(await reader.ended).toEqual({ kind: 'engine-lost', detail });
          expect(await taken).toBe('the shell has ended');
        }
      },
      TIMEOUT_MS,
    );

    it(
      'when the engine is killed, shells without a holder end with that reason, and new ones open after its return',
      async () => {
        const container = await dockerd.createContainer();
        const reader = await openSleeping(engine, container.id);
        await dockerd.halt({ kill: true });
        expect(await reader.ended).toEqual({
          kind: 'engine-lost',
          detail: expect.stringContaining(engine.where),
        });
        await expect(
          openDockerExec({ engine, clock: systemClock }, container.id, { size: SIZE }, SESSION),
        ).rejects.toMatchObject({
          code: 'engine-unreachable',
        });
        await dockerd.resume();
        if (liveRestore) {
          // The lost shell cannot be reached any more, so the server ends it.
          await until(
            'the lost shell’s end',
            async () => !(await container.top()).some((line) => line.includes('3600')),
            30_000,
          );
        } else await container.start();
        const again = await openSleeping(engine, container.id);
        await again.shell.end();
        expect(
          (await container.top()).filter((line) => line.includes('sleep 3600') && !line.includes('defunct')),
        ).toEqual([]);
      },
      TIMEOUT_MS,
    );

    it(
      'T2: during an engine’s outage its targets are removed and the start of the outage is reported; they return afterward',
      async () => {
        const container = await dockerd.createContainer({ name: `seen-${liveRestore}` });
        const watcher = new TargetWatcher(onlyEngine(engine), false, systemClock);
        const listed = () => watcher.current.containers.find(({ id }) => id === container.id);
        await until('the container in the list', () => listed()?.state === 'running');
        await dockerd.halt({ kill: true });
        const down = await until(
          'the engine’s absence',
          () => watcher.current.engine.state === 'down' && watcher.current,
        );
        expect(down.containers).toEqual([]);
        expect(down.engine).toEqual({
          state: 'down',
          reason: expect.stringMatching(
            /^docker engine at \S+: .* \(since \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\)$/,
          ),
        });
        await dockerd.resume();
        await until(
          'the engine’s return',
          () => watcher.current.engine.state === 'up' && listed() !== undefined,
          30_000,
        );
        const later = await dockerd.createContainer();
        await until('an event after the return', () =>
          watcher.current.containers.some(({ id }) => id === later.id),
        );
        watcher.close();
      },
      TIMEOUT_MS,
    );

    if (!liveRestore) {
      it(
        'when the engine is shut down properly, its shells end with the reason',
        async () => {
          const container = await dockerd.createContainer();
          const reader = await openSleeping(engine, container.id);
          await dockerd.restart();
          expect((await reader.ended).kind).toMatch(/^(container-stopped|engine-lost)$/);
          expect(reader.endCalls).toBe(1);
        },
        TIMEOUT_MS,
      );
    }
  });
}
