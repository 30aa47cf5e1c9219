/** What became of a container's life, and why, in words. */

import type { Clock } from '../../../protocol/clock.ts';
import type { ContainerWatch } from './containerWatch.ts';
import { delay } from '../../base/delay.ts';
import { callTimeout, statusOf, type Engine } from './engine.ts';
import type { ContainerLife } from './execProcess.ts';
import type { ShellEnd } from '../shell.ts';

/** What follows a container's death (stop, destroy, start) and tells its kind comes within this, ms. */
const SEQUEL_MS = 1_000;
const POLL_MS = 50;

/** A container in the life that a shell was started in. */
export type WatchedContainer = {
  readonly engine: Engine;
  readonly clock: Clock;
  readonly container: ContainerLife;
  readonly watch: ContainerWatch;
};

export type ContainerNow = {
  readonly running: boolean;
  readonly paused: boolean;
  readonly startedAt: string;
  readonly exitCode: number;
  readonly outOfMemory: boolean;
};

/** How it is now; undefined when it was removed. Rejects when the engine does not answer. */
export async function inspectContainer(
  engine: Engine,
  container: ContainerLife,
): Promise<ContainerNow | undefined> {
  try {
    const { State } = await engine.docker.getContainer(container.id).inspect({ abortSignal: callTimeout() });
    return {
      running: State.Running,
      paused: State.Paused,
      startedAt: State.StartedAt,
      exitCode: State.ExitCode,
      outOfMemory: State.OOMKilled,
    };
  } catch (error) {
    if (statusOf(error) === 404) return undefined;
    throw error;
  }
}

/** Whether it is still in that life: a restart begins another. */
export function isLivingOn(now: ContainerNow | undefined, container: ContainerLife): now is ContainerNow {
  return now !== undefined && now.running && now.startedAt === container.startedAt;
}

/**
 * A container's death in words. `engineRestarted` when it fell while the engine was away or forgot what ran, which then
 * took the container with it.
 */
export async function endOfContainer(
  { engine, container, clock, watch }: WatchedContainer,
  first: ContainerNow | undefined,
  engineRestarted: boolean,
): Promise<ShellEnd> {
  let now = first;
  const deadline = clock.now() + SEQUEL_MS;
  while (now !== undefined && !now.running && !watch.has('destroy', 'start') && clock.now() < deadline) {
    await delay(clock, POLL_MS);
    now = await inspectContainer(engine, container);
  }
  const named = `container ${container.name}`;
  if (now === undefined || watch.has('destroy'))
    return { kind: 'container-removed', detail: `${named} was removed` };
  if (engineRestarted && !watch.has('die')) {
    return {
      kind: 'engine-lost',
      detail: `the docker engine at ${engine.where} was restarted, and ${named} stopped with it`,
    };
  }
  return { kind: 'container-stopped', detail: `${named} ${stopWords(now, container, watch)}` };
}

function stopWords(now: ContainerNow, container: ContainerLife, watch: ContainerWatch): string {
  if (now.startedAt !== container.startedAt) return 'was restarted: open a new session in it';
  if (now.outOfMemory || watch.has('oom')) return 'ran out of memory and was ended by the system';
  if (watch.has('stop')) return 'was stopped';
  if (watch.has('kill')) return 'was killed';
  return `stopped: its main process ended with exit code ${now.exitCode}`;
}
