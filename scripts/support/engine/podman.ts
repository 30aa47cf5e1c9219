// Starts a private Podman with Docker's API in a folder of its own, rootful or rootless, watched over by a small shell guard.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { becomeRoot } from '../../setup/becomeRoot.ts';
import { PODMAN_USER } from '../../setup/podman.ts';
import { SetupError } from '../../setup/step.ts';
import { asRoot, lastLine, runCommand } from '../commands.ts';
import { createContainer, type ContainerOptions, type TestContainer } from './containers.ts';
import type { EngineAddress } from './engine.ts';
import { requestEngine } from './engineApi.ts';
import { importTestImages } from './engineImages.ts';
import { FOLDER_PREFIX, removeLeftovers } from './privateEngine.ts';

/** A running Podman. */
export interface Podman extends EngineAddress {
  createContainer(options?: ContainerOptions): Promise<TestContainer>;
  /** Ends it with all its containers and removes its folder. */
  stop(): Promise<void>;
}

export type PodmanKind = 'rootful' | 'rootless';

/** The guard and its user: root has to become another one for a rootless Podman, and needs none of root's rights otherwise. */
function guardCommand(kind: PodmanKind, folder: string): [string, string[]] {
  const isRoot = process.getuid?.() === 0;
  const user = kind === 'rootless' && isRoot ? PODMAN_USER : '';
  const args = [join(import.meta.dirname, 'podmanGuard.sh'), folder, user, String(process.getgid?.() ?? 0)];
  return kind === 'rootful' ? asRoot('sh', args) : ['sh', args];
}

/** Starts Podman with the images `holdfast-test:bash` and `holdfast-test:sh`; it ends at the latest with this process. */
export async function startPodman(kind: PodmanKind): Promise<Podman> {
  if (kind === 'rootful') await becomeRoot('Starting a private Podman');
  await removeLeftovers();
  const folder = mkdtempSync(join(tmpdir(), FOLDER_PREFIX));
  writeFileSync(join(folder, 'owner.pid'), String(process.pid));
  const [program, args] = guardCommand(kind, folder);
  const guard = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const stop = async (): Promise<void> => {
    if (guard.exitCode !== null || guard.signalCode !== null) return;
    const gone = once(guard, 'exit');
    guard.stdin.end();
    await gone;
  };
  const socketPath = join(folder, 'podman.sock');
  try {
    await Promise.race([once(createInterface({ input: guard.stdout }), 'line'), once(guard, 'exit')]);
    if ((await requestEngine(socketPath, 'GET', '/_ping')).status !== 200)
      throw new Error('it refuses a ping');
    await importTestImages(socketPath);
  } catch (error) {
    const log = await runCommand(...asRoot('cat', [join(folder, 'podman.log')]));
    await stop();
    throw new SetupError(
      `A private ${kind} Podman did not start (${lastLine(log.output) || String(error)}): see that podman can run on this machine, then run again.`,
    );
  }
  return {
    socketPath,
    dockerHost: `unix://${socketPath}`,
    createContainer: (options) => createContainer(socketPath, options),
    stop,
  };
}
