/** Containers of Swarm tasks by the engine's own list of tasks: labels outlive their task. */

import type { ContainerInfo } from 'dockerode';
import { callTimeout, type Engine } from './engine.ts';

/** Used part of a task; the client's types have `any`. */
type Task = { readonly ID: string; readonly DesiredState?: string };

const TASK_ID = 'com.docker.swarm.task.id';
const TASK_NAME = 'com.docker.swarm.task.name';
/** Label without which a container is none of a service (containerTarget.ts). */
const SERVICE_NAME = 'com.docker.swarm.service.name';
/** States that the Swarm wants of a task that is over. */
const OVER = new Set(['shutdown', 'remove', 'failed', 'rejected', 'complete', 'orphaned']);

/**
 * The list with running containers of ended tasks, such as one that was started again by hand, as containers without service.
 * An engine that is no manager knows no tasks: there the newest container of a task's name is the task's.
 */
export async function currentMembers(
  engine: Engine,
  listed: readonly ContainerInfo[],
): Promise<readonly ContainerInfo[]> {
  if (!listed.some((info) => isRunningTask(info))) return listed;
  return withoutGhosts(listed, await wantedTasks(engine));
}

/** Ids of the tasks that the Swarm wants to run; undefined when this engine does not know them. */
async function wantedTasks(engine: Engine): Promise<ReadonlySet<string> | undefined> {
  try {
    const tasks = (await engine.docker.listTasks({ abortSignal: callTimeout() })) as Task[];
    return new Set(tasks.filter(({ DesiredState }) => !OVER.has(DesiredState ?? '')).map(({ ID }) => ID));
  } catch {
    return undefined;
  }
}

/** Pure. */
export function withoutGhosts(
  listed: readonly ContainerInfo[],
  wanted: ReadonlySet<string> | undefined,
): readonly ContainerInfo[] {
  const isMember = (info: ContainerInfo): boolean =>
    wanted === undefined ? isNewestOfSlot(info, listed) : wanted.has(info.Labels[TASK_ID] ?? '');
  return listed.map((info) => {
    if (!isRunningTask(info) || isMember(info)) return info;
    const { [SERVICE_NAME]: _service, ...Labels } = info.Labels;
    return { ...info, Labels };
  });
}

function isRunningTask({ State, Labels }: ContainerInfo): boolean {
  return ['running', 'paused', 'restarting'].includes(State) && Labels?.[TASK_ID] !== undefined;
}

function isNewestOfSlot(info: ContainerInfo, listed: readonly ContainerInfo[]): boolean {
  const slot = slotOf(info);
  return !listed.some(
    (other) => isRunningTask(other) && other.Created > info.Created && slotOf(other) === slot,
  );
}

/** Name of a task without its id: its service and slot, or node. */
function slotOf({ Labels }: ContainerInfo): string {
  return (Labels[TASK_NAME] ?? '').replace(/\.[^.]*$/, '');
}
