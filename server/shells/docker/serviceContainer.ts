/** Which container a service or a Compose project's service means here and now (T3, T4). */

import type { ContainerInfo } from 'dockerode';
import { isTaskOf, toTarget, type ServiceTarget } from './containerTarget.ts';
import { callTimeout, type Engine } from './engine.ts';
import { ShellFailure } from '../shellFailure.ts';

/** The id of a running container of it, a healthy one first; rejects with a `ShellFailure` when there is none. */
export async function serviceContainer(engine: Engine, target: ServiceTarget): Promise<string> {
  const listed = await engine.docker
    .listContainers({ abortSignal: callTimeout() })
    .catch((error: unknown) => {
      throw engine.failure(wordsOf(target), error);
    });
  const found = chooseContainer(listed, target);
  if (found !== undefined) return found;
  throw new ShellFailure(
    'target-not-running',
    `${wordsOf(target)} has no running container on this machine: start it, or try again when it is there`,
  );
}

/** Pure. */
export function chooseContainer(listed: readonly ContainerInfo[], target: ServiceTarget): string | undefined {
  return listed
    .filter((info) => info.State === 'running' && isTaskOf(toTarget(info, {}), target))
    .toSorted((a, b) => health(b) - health(a) || b.Created - a.Created)[0]?.Id;
}

/** What the engine says behind how long a container has run: healthy before unknown before not. */
function health({ Status }: ContainerInfo): number {
  if (Status.includes('(unhealthy)')) return 0;
  return Status.includes('(healthy)') ? 2 : 1;
}

function wordsOf(target: ServiceTarget): string {
  if (target.kind === 'compose') {
    const number = target.number === undefined ? '' : ` number ${target.number}`;
    return `service ${target.service}${number} of project ${target.project}`;
  }
  return target.task === undefined
    ? `service ${target.service}`
    : `task ${target.task} of service ${target.service}`;
}
