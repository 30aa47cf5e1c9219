/** Chooses the container of a Swarm or Compose service (T3, T4). */

import type { ContainerInfo } from 'dockerode';
import { isTaskOf, toTarget, type ServiceTarget } from './containerTarget.ts';
import { callTimeout, type Engine } from './engine.ts';
import { currentMembers } from './swarmTasks.ts';
import { ShellFailure } from '../shellFailure.ts';

/**
 * Resolves with the id of a running container of the service, preferably a healthy one. Rejects with a `ShellFailure` if there
 * is none.
 */
export async function serviceContainer(engine: Engine, target: ServiceTarget): Promise<string> {
  const listed = await engine.docker
    .listContainers({ abortSignal: callTimeout() })
    .then((all) => currentMembers(engine, all))
    .catch((error: unknown) => {
      throw engine.failure(nameOf(target), error);
    });
  const found = chooseContainer(listed, target);
  if (found !== undefined) return found;
  throw new ShellFailure(
    'target-not-running',
    `${nameOf(target)} has no running container on this machine: start it, or try again when it is there`,
  );
}

/** Returns the id of the chosen container, or undefined if none runs. Pure. */
export function chooseContainer(listed: readonly ContainerInfo[], target: ServiceTarget): string | undefined {
  return listed
    .filter((info) => info.State === 'running' && isTaskOf(toTarget(info, {}), target))
    .toSorted((a, b) => health(b) - health(a) || b.Created - a.Created)[0]?.Id;
}

/** Rank of the health in the engine's status text, best first: healthy, unknown, unhealthy. */
function health({ Status }: ContainerInfo): number {
  if (Status.includes('(unhealthy)')) return 0;
  return Status.includes('(healthy)') ? 2 : 1;
}

function nameOf(target: ServiceTarget): string {
  if (target.kind === 'compose') {
    const number = target.number === undefined ? '' : ` number ${target.number}`;
    return `service ${target.service}${number} of project ${target.project}`;
  }
  return target.task === undefined
    ? `service ${target.service}`
    : `task ${target.task} of service ${target.service}`;
}
