/** Which host opens a session whose client named none (G2). Pure. */

import { createHash } from 'node:crypto';
import type { Open } from '../../protocol/messages/open.ts';
import type { Container, Targets } from '../../protocol/messages/targets.ts';
import { isTaskOf } from '../shells/docker/containerTarget.ts';
import type { Target } from '../../protocol/messages/common.ts';

export type Candidate = { readonly id: string; readonly targets: Targets | undefined };

/**
 * The host on which the target runs, or at least is; any for a local shell, but the same for a repeated request,
 * whichever gateway it comes through (S2). Undefined when none has it.
 */
export function chooseHost(
  { target, request }: Pick<Open, 'target' | 'request'>,
  up: readonly Candidate[],
): Candidate | undefined {
  const ranked = up.toSorted(byRank(request));
  const best = (rank: number): Candidate | undefined =>
    ranked.find(({ targets }) => targets !== undefined && fitness(targets, target) === rank);
  return best(2) ?? best(1);
}

/** 2 where it can be opened, 1 where it is but does not run, 0 where it is not. */
function fitness({ local, containers }: Targets, target: Target): 0 | 1 | 2 {
  if (target.kind === 'local') return local ? 2 : 0;
  const found = containers.filter((container) => isPlausible(container, target));
  if (found.some(({ state }) => state === 'running')) return 2;
  return found.length > 0 ? 1 : 0;
}

function isPlausible(container: Container, target: Exclude<Target, { kind: 'local' }>): boolean {
  if (target.kind !== 'container') return isTaskOf(container, target);
  const { id, name } = container;
  return name === target.container || (target.container.length >= 12 && id.startsWith(target.container));
}

/** Highest random weight: gateways that know the same hosts agree without talking. */
function byRank(request: string): (a: Candidate, b: Candidate) => number {
  const rank = ({ id }: Candidate): string => createHash('sha256').update(`${request} ${id}`).digest('hex');
  return (a, b) => (rank(a) < rank(b) ? -1 : 1);
}
