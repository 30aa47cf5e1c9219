/** Converts a container from the engine's list into a target of the protocol (T2–T4). Pure. */

import type { ContainerInfo } from 'dockerode';
import type { Target } from '../../../protocol/messages/common.ts';
import type { Container } from '../../../protocol/messages/targets.ts';

const MAX_NAME_CHARS = 255;
const MAX_IMAGE_CHARS = 512;
/** Swarm's own ids have 25 characters. */
const MAX_ID_CHARS = 64;

/** @param labels the container's labels that are within the limits. */
export function toTarget(info: ContainerInfo, labels: Record<string, string>): Container {
  const swarm = swarmOf(info.Labels ?? {});
  return {
    id: info.Id,
    name: (info.Names?.[0] ?? info.Id).replace(/^\//, '').slice(0, MAX_NAME_CHARS),
    image: info.Image.slice(0, MAX_IMAGE_CHARS),
    state: info.State,
    labels,
    compose: composeOf(info.Labels ?? {}),
    ...(swarm === undefined ? {} : { swarm }),
  };
}

export type ServiceTarget = Extract<Target, { kind: 'service' | 'compose' }>;

/** Returns true for a container of the service, whether it runs or not. */
export function isTaskOf({ swarm, compose }: Container, target: ServiceTarget): boolean {
  if (target.kind === 'compose')
    return (
      compose?.project === target.project &&
      compose.service === target.service &&
      (target.number === undefined || compose.number === target.number)
    );
  return (
    (swarm?.service === target.service || swarm?.serviceId === target.service) &&
    (target.task === undefined || swarm.task === target.task)
  );
}

type Labels = Readonly<Record<string, string | undefined>>;

/** Place in a project; null also for a container of `compose run`, which has the service's labels and is no member of it. */
function composeOf(labels: Labels): Container['compose'] {
  if (labels['com.docker.compose.oneoff']?.toLowerCase() === 'true') return null;
  const project = labels['com.docker.compose.project'];
  const service = labels['com.docker.compose.service'];
  if (project === undefined || service === undefined) return null;
  const number = Number(labels['com.docker.compose.container-number'] ?? NaN);
  return {
    project: project.slice(0, MAX_NAME_CHARS),
    service: service.slice(0, MAX_NAME_CHARS),
    ...(Number.isSafeInteger(number) && number >= 0 ? { number } : {}),
  };
}

/** A task's name is `SERVICE.SLOT.TASK-ID`. A global service has the node's id in place of the slot. */
function swarmOf(labels: Labels): Container['swarm'] {
  const service = labels['com.docker.swarm.service.name'];
  const taskId = labels['com.docker.swarm.task.id'];
  const taskName = labels['com.docker.swarm.task.name'];
  if (service === undefined || taskId === undefined || taskName === undefined) return undefined;
  const task = taskName.slice(service.length + 1, taskName.length - taskId.length - 1);
  if (taskName !== `${service}.${task}.${taskId}`) return undefined;
  const bounded = (text: string | undefined): string => (text ?? '').slice(0, MAX_ID_CHARS);
  return {
    service: service.slice(0, MAX_NAME_CHARS),
    serviceId: bounded(labels['com.docker.swarm.service.id']),
    task: bounded(task),
    taskId: bounded(taskId),
    nodeId: bounded(labels['com.docker.swarm.node.id']),
  };
}
