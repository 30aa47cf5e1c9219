/** Ends of containers, and sentences about their reasons. */

import type { Clock } from '../../../protocol/clock.ts';
import type { ContainerWatch } from './containerWatch.ts';
import { delay } from '../../base/delay.ts';
import { callTimeout, type Engine, type EngineProduct } from './engine.ts';
import { statusOf } from './engineErrors.ts';
import type { ContainerLife } from './execProcess.ts';
import type { ShellEnd } from '../shell.ts';

/** Time for the events of a container's death to arrive, ms: Podman's come some hundred milliseconds later than Docker's. */
const DEATH_MS = 3_000;
/** Time for the events after a container's death (stop, destroy, start) that show its reason, ms; Podman removes a container slowly. */
const REASON_MS: Readonly<Record<EngineProduct, number>> = { docker: 1_000, podman: 3_000 };
const POLL_MS = 50;

/** A container, and its lifetime (between two starts) in which a shell was opened. */
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

/** Returns the current state of a container, or undefined if it was removed. Rejects if the engine does not answer. */
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

/** Returns true if the container runs and was not restarted. */
export function isStillRunning(now: ContainerNow | undefined, container: ContainerLife): now is ContainerNow {
  return now !== undefined && now.running && now.startedAt === container.startedAt;
}

/**
 * Finds the reason for the end of a container.
 * @param engineRestarted the engine was away at the time, or has lost its processes, so that its restart is the reason.
 */
export async function endOfContainer(
  { engine, container, clock, watch }: WatchedContainer,
  first: ContainerNow | undefined,
  engineRestarted: boolean,
): Promise<ShellEnd> {
  let now = first;
  let deadline = clock.now() + DEATH_MS;
  let isDead = false;
  while (now !== undefined && !now.running && !watch.has('destroy', 'start') && clock.now() < deadline) {
    if (!isDead && watch.has('die')) deadline = clock.now() + REASON_MS[engine.product];
    isDead ||= watch.has('die');
    await delay(clock, POLL_MS);
    now = await inspectContainer(engine, container);
  }
  const named = `container ${container.name}`;
  if (now === undefined || watch.has('destroy'))
    return { kind: 'container-removed', detail: `${named} was removed` };
  if (engineRestarted && !watch.has('die')) {
    return {
      kind: 'engine-lost',
      detail: `the ${engine.product} engine at ${engine.where} was restarted, and ${named} stopped with it`,
    };
  }
  return { kind: 'container-stopped', detail: `${named} ${stopReason(now, container, watch)}` };
}

function stopReason(now: ContainerNow, container: ContainerLife, watch: ContainerWatch): string {
  if (now.startedAt !== container.startedAt) return 'was restarted: open a new session in it';
  if (now.outOfMemory || watch.has('oom')) return 'ran out of memory and was ended by the system';
  if (watch.has('stop')) return 'was stopped';
  if (watch.has('kill')) return 'was killed';
  return `stopped: its main process ended with exit code ${now.exitCode}`;
}
