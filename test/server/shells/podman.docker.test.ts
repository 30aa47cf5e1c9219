// Shells and targets on a real Podman, rootful and rootless: the contract of every shell, ends of containers, and lists.
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestContainer } from '../../../scripts/support/engine/containers.ts';
import { startPodman, type Podman } from '../../../scripts/support/engine/podman.ts';
import { openDockerExec } from '../../../server/shells/docker/dockerExec.ts';
import type { Engine } from '../../../server/shells/docker/engine.ts';
import { TargetWatcher } from '../../../server/shells/targets.ts';
import { systemClock } from '../../../server/base/systemClock.ts';
import { shellContract } from '../../contract/shellContract.ts';
import { heldShells, newSession } from '../../support/engine/heldStage.ts';
import { connectEngine, onlyEngine } from '../../support/engine/shellEngine.ts';
import { scratchFolders } from '../../support/scratchFolder.ts';
import { ShellReader } from '../../support/shellReader.ts';
import { until } from '../../support/until.ts';

const SESSION = `host.${'0'.repeat(32)}`;
const SIZE = { cols: 80, rows: 24 };
const START_TIMEOUT_MS = 90_000;
const folder = scratchFolders();

/** Command lines of live processes except the main process and holders, whose command lines contain those of their shells. */
async function living(container: TestContainer): Promise<string[]> {
  const lines = await container.top();
  return lines.filter(
    (line) =>
      !line.includes('<defunct>') && !line.startsWith('sleep 2147483647') && !line.includes('/holder-'),
  );
}

for (const kind of ['rootful', 'rootless'] as const) {
  describe(`on a ${kind} Podman`, () => {
    let podman: Podman;
    let engine: Engine;
    let container: TestContainer;
    beforeAll(async () => {
      podman = await startPodman(kind);
      engine = connectEngine(podman.dockerHost);
      container = await podman.createContainer();
    }, START_TIMEOUT_MS);
    afterAll(async () => {
      engine.close();
      await podman.stop();
    }, START_TIMEOUT_MS);

    /** A rootless Podman can pause containers only with cgroups of version 2. */
    const canPause = kind === 'rootful' || existsSync('/sys/fs/cgroup/cgroup.controllers');
    const parts = () => ({ engine, clock: systemClock });
    const openHeld = async (command?: readonly string[], inside = container): Promise<ShellReader> => {
      const options = { size: SIZE, ...(command === undefined ? {} : { command }) };
      const shells = heldShells(folder(), engine);
      return new ShellReader(await shells.openContainer(engine, inside.id, options, newSession()));
    };

    // Without a holder, both kinds differ only in the engine's process.
    if (kind === 'rootful') {
      shellContract('a shell', () => ({
        open: (options) => openDockerExec(parts(), container.id, options, SESSION),
        processes: () => living(container),
      }));
    }

    shellContract('a held shell', () => ({
      open: (options) =>
        heldShells(folder(), engine).openContainer(engine, container.id, options, newSession()),
      processes: () => living(container),
    }));

    it('T2: the list follows every change of a container, and names the engine', async () => {
      const watcher = new TargetWatcher(onlyEngine(engine), false, systemClock);
      await until('the engine', () => watcher.current.engine.state === 'up');
      expect(watcher.current.engine).toEqual({ state: 'up', name: `podman at ${podman.socketPath}` });
      const changing = await podman.createContainer();
      const listed = (): string | undefined =>
        watcher.current.containers.find(({ id }) => id === changing.id)?.state;
      const becomes = (state: string | undefined) => until(String(state), () => listed() === state);
      await becomes('running');
      if (canPause) {
        await changing.pause();
        await becomes('paused');
        await changing.unpause();
        await becomes('running');
      }
      await changing.stop();
      await becomes('exited');
      await changing.start();
      await becomes('running');
      await changing.remove();
      await becomes(undefined);
      watcher.close();
    });

    it.each([
      ['stopped', (c: TestContainer) => c.stop(), 'container-stopped'],
      ['killed', (c: TestContainer) => c.kill(), 'container-stopped'],
      ['restarted', (c: TestContainer) => c.restart(), 'container-stopped'],
      ['removed', (c: TestContainer) => c.remove(), 'container-removed'],
    ])('a container that is %s ends its shells with that reason', async (_what, act, reason) => {
      const ending = await podman.createContainer();
      const command = ['sh', '-c', 'echo ready; sleep 3600'];
      const plain = new ShellReader(
        await openDockerExec(parts(), ending.id, { size: SIZE, command }, SESSION),
      );
      const held = await openHeld(command, ending);
      await plain.see('ready');
      await held.see('ready');
      await act(ending);
      const detail: unknown = expect.stringContaining(`container ${ending.name} `);
      expect(await Promise.all([plain.ended, held.ended])).toEqual([
        { kind: reason, detail },
        { kind: reason, detail },
      ]);
      if (reason !== 'container-removed') await ending.remove();
    });

    if (canPause) {
      it('S15: a held shell reports that its container is paused, and resumes without loss', async () => {
        const echo = 'stty raw -echo; echo ready; while read -r line; do echo "got $line"; done';
        const reader = await openHeld(['sh', '-c', echo]);
        await reader.see('ready');
        await container.pause();
        const away = await until('the pause', () => reader.absences[0] ?? undefined);
        expect(away.waitsFor).toBe('container');
        const taken = reader.type('it\n').then(() => 'taken');
        await container.unpause();
        await reader.see('ready\ngot it\n');
        await until('the end of the absence', () => reader.absences.at(-1) === null);
        expect([await taken, reader.faults]).toEqual(['taken', []]);
        await reader.shell.end();
      });
    }

    it('a shell that cannot start reports the reason and a remedy', async () => {
      const refusal = (options: object) =>
        openDockerExec(parts(), container.id, { size: SIZE, ...options }, SESSION);
      await expect(refusal({ user: 'nobody-here' })).rejects.toMatchObject({
        code: 'open-failed',
        message: expect.stringMatching(/nobody-here.*check user and directory/),
      });
      await expect(refusal({ directory: '/dev/null/x' })).rejects.toMatchObject({ code: 'open-failed' });
      const bare = await podman.createContainer();
      await bare.exec(['rm', '/bin/sh']);
      await expect(openDockerExec(parts(), bare.id, { size: SIZE }, SESSION)).rejects.toMatchObject({
        code: 'no-shell-in-target',
      });
      await bare.remove();
    });

    it('a given command needs no shell in its container', async () => {
      const bare = await podman.createContainer();
      await bare.exec(['rm', '/bin/sh']);
      const command = ['/bin/busybox', 'echo', 'ran'];
      const reader = new ShellReader(
        await openDockerExec(parts(), bare.id, { size: SIZE, command }, SESSION),
      );
      expect(await reader.ended).toEqual({ kind: 'exited', exitCode: 0 });
      expect(reader.text).toBe('ran\r\n');
      await bare.remove();
    });
  });
}
