// Starts a private Docker engine in a folder of its own. A small shell script guards it, which survives even a SIGKILL of this process.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { becomeRoot } from '../../setup/becomeRoot.ts';
import { SetupError } from '../../setup/step.ts';
import { asRoot, lastLine, runCommand } from '../commands.ts';
import { inNamespace } from '../network.ts';
import type { EngineProcess } from './engine.ts';
import { requestEngine, callEngine } from './engineApi.ts';
import { importTestImages } from './engineImages.ts';
import { isAlive } from '../processes.ts';

/** Folders of private engines, which the next start cleans up. */
export const FOLDER_PREFIX = 'holdfast-engine-';
const START_TIMEOUT_MS = 60_000;
const POLL_MS = 50;

/** Options of a private engine. */
export interface PrivateEngineOptions {
  /** Containers survive a restart of dockerd (excludes Swarm). */
  readonly liveRestore?: boolean;
  /** Network namespace of the engine, instead of this process's own. */
  readonly namespace?: string;
}

/** The guard process, which acknowledges each order after completing it. */
interface Guard {
  readonly process: ChildProcess;
  order(line: 'stop' | 'kill' | 'start'): Promise<void>;
  end(): Promise<void>;
}

function startGuard(folder: string, options: PrivateEngineOptions): Guard {
  const script = join(import.meta.dirname, 'engineGuard.sh');
  const group = String(process.getgid?.() ?? 0);
  const { liveRestore, namespace } = options;
  const args = [script, folder, group, ...(liveRestore ? ['--live-restore'] : [])];
  const guard: [string, string[]] =
    namespace === undefined ? ['sh', args] : inNamespace(namespace, ['sh', ...args]);
  const child = spawn(...asRoot(...guard), { stdio: ['pipe', 'pipe', 'inherit'] });
  const answers: Interface = createInterface({ input: child.stdout });
  return {
    process: child,
    order: async (line) => {
      const answered = once(answers, 'line');
      child.stdin.write(`${line}\n`);
      await answered;
    },
    end: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.stdin.end();
      await gone;
    },
  };
}

/** True when guard or engine has ended; false also before the engine was started. */
function hasEnded(folder: string, guard: Guard): boolean {
  const dockerd = readPid(join(folder, 'docker.pid'));
  return guard.process.exitCode !== null || (dockerd > 0 && !isAlive(dockerd));
}

async function waitUntilUp(folder: string, guard: Guard): Promise<void> {
  const socketPath = join(folder, 'docker.sock');
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline && !hasEnded(folder, guard)) {
    const answer = await requestEngine(socketPath, 'GET', '/_ping').catch(() => undefined);
    if (answer?.status === 200) return;
    await sleep(POLL_MS);
  }
  const log = await runCommand(...asRoot('cat', [join(folder, 'docker.log')]));
  throw new SetupError(
    `A private Docker engine did not start (${lastLine(log.output)}): check that dockerd can run on this machine, then run again.`,
  );
}

async function importImages(folder: string): Promise<void> {
  await importTestImages(join(folder, 'docker.sock')).catch((error: Error) => {
    throw new SetupError(
      `The private Docker engine could not import the test images (${error.message}): check that ${tmpdir()} has room, then run again.`,
    );
  });
}

/** Cleans up after guards that were killed themselves, and so left their folder and processes. */
export async function removeLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(FOLDER_PREFIX))) {
    const folder = join(tmpdir(), name);
    const owners = ['owner.pid', 'guard.pid'].map((file) => readPid(join(folder, file)));
    if (owners.some(isAlive)) continue;
    await runCommand(...asRoot('sh', [join(import.meta.dirname, 'engineCleanup.sh'), folder]));
  }
}

function readPid(file: string): number {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return 0;
  }
}

/** Kills all containers, for each of which dockerd would wait when it ends. */
async function killContainers(socketPath: string): Promise<void> {
  const running = await callEngine<{ Id: string }[]>(socketPath, 'GET', '/containers/json');
  await Promise.all(running.map(({ Id }) => requestEngine(socketPath, 'POST', `/containers/${Id}/kill`)));
}

function control(folder: string, guard: Guard): EngineProcess {
  const socketPath = join(folder, 'docker.sock');
  const halt = (options?: { readonly kill?: boolean }): Promise<void> =>
    guard.order(options?.kill ? 'kill' : 'stop');
  const resume = async (): Promise<void> => {
    await guard.order('start');
    await waitUntilUp(folder, guard);
  };
  return {
    socketPath,
    dockerHost: `unix://${socketPath}`,
    pid: () => readPid(join(folder, 'pid')),
    halt,
    resume,
    restart: async (options) => {
      await halt(options);
      await resume();
    },
    stop: async () => {
      await killContainers(socketPath).catch(() => undefined);
      await guard.end();
    },
  };
}

/** Starts dockerd and its own containerd; several engines may run at once. */
export async function startPrivateEngine(options: PrivateEngineOptions): Promise<EngineProcess> {
  await becomeRoot('Starting a private Docker engine');
  await removeLeftovers();
  const folder = mkdtempSync(join(tmpdir(), FOLDER_PREFIX));
  writeFileSync(join(folder, 'owner.pid'), String(process.pid));
  const guard = startGuard(folder, options);
  try {
    await waitUntilUp(folder, guard);
    await importImages(folder);
  } catch (error) {
    await guard.end();
    throw error;
  }
  return control(folder, guard);
}
