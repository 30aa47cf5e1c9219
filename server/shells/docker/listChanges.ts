/** Events derived from two lists of containers, for engines whose events cannot be received. Pure. */

import type { ContainerInfo } from 'dockerode';
import type { ContainerEvent } from './engineEvents.ts';

/** State and name of each container, by id. */
export type ListedContainers = ReadonlyMap<string, { readonly state: string; readonly name: string }>;

export function listedContainers(list: readonly ContainerInfo[]): ListedContainers {
  return new Map(list.map(({ Id, State, Names }) => [Id, { state: State, name: Names?.[0] ?? '' }]));
}

/** Events that lead from one list to the next, in the engine's words. */
export function listChanges(before: ListedContainers, now: ListedContainers): ContainerEvent[] {
  const event = (containerId: string, action: string): ContainerEvent => ({
    action,
    containerId,
    attributes: {},
  });
  const gone = [...before.keys()].filter((id) => !now.has(id)).map((id) => event(id, 'destroy'));
  const changed = [...now].flatMap(([id, { state, name }]) => {
    const known = before.get(id);
    if (known === undefined) return [event(id, 'create')];
    const renamed = known.name === name ? [] : [event(id, 'rename')];
    const moved = known.state === state ? [] : [event(id, actionTo(state, known.state))];
    return renamed.concat(moved);
  });
  return [...gone, ...changed];
}

/** Action that leads to a state. */
function actionTo(state: string, before: string): string {
  if (state === 'paused') return 'pause';
  if (state === 'running') return before === 'paused' ? 'unpause' : 'start';
  return state === 'exited' || state === 'dead' ? 'die' : 'update';
}
