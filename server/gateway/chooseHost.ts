/** The gateway's choice of a host for a session whose client did not name one (G2). Pure. */

import { createHash } from 'node:crypto';
import type { Open } from '../../protocol/messages/open.ts';
import type { Container, Targets } from '../../protocol/messages/targets.ts';
import { isTaskOf } from '../shells/docker/containerTarget.ts';
import type { Target } from '../../protocol/messages/common.ts';

export type Candidate = { readonly id: string; readonly targets: Targets | undefined };

/**
 * Returns a host on which the target runs, or else a host that has the target; undefined if no host has it. A repeated request
 * gets the same host through every gateway (S2).
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

/** Returns 2 if the target can be opened, 1 if it exists but does not run, and 0 if it does not exist. */
function fitness({ local, containers }: Targets, target: Target): 0 | 1 | 2 {
  if (target.kind === 'local') return local ? 2 : 0;
  const found = containers.filter((container) => matches(container, target));
  if (found.some(({ state }) => state === 'running')) return 2;
  return found.length > 0 ? 1 : 0;
}

function matches(container: Container, target: Exclude<Target, { kind: 'local' }>): boolean {
  if (target.kind !== 'container') return isTaskOf(container, target);
  const { id, name } = container;
  return name === target.container || (target.container.length >= 12 && id.startsWith(target.container));
}

/** Order of rendezvous hashing. With it, gateways that know the same hosts agree without communicating. */
function byRank(request: string): (a: Candidate, b: Candidate) => number {
  const rank = ({ id }: Candidate): string => createHash('sha256').update(`${request} ${id}`).digest('hex');
  return (a, b) => (rank(a) < rank(b) ? -1 : 1);
}
