/** Which host opens a session whose client named none (G2). Pure. */

import { createHash } from 'node:crypto';
import type { Open } from '../../protocol/messages/open.ts';
import type { Targets } from '../../protocol/messages/targets.ts';
import type { Target } from '../../protocol/messages/common.ts';

export type Candidate = { readonly id: string; readonly targets: Targets | undefined };

/**
 * The host that has the target; any for a local shell, but the same for a repeated request, whichever gateway it comes
 * through (S2). Undefined when none has it.
 */
export function chooseHost(
  { target, request }: Pick<Open, 'target' | 'request'>,
  up: readonly Candidate[],
): Candidate | undefined {
  return up
    .filter(({ targets }) => targets !== undefined && has(targets, target))
    .toSorted(byRank(request))[0];
}

function has({ local, containers }: Targets, target: Target): boolean {
  switch (target.kind) {
    case 'local':
      return local;
    case 'container':
      return containers.some(
        ({ id, name }) =>
          name === target.container || (target.container.length >= 12 && id.startsWith(target.container)),
      );
    case 'service':
      return containers.some(
        ({ swarm }) =>
          (swarm?.service === target.service || swarm?.serviceId === target.service) &&
          (target.task === undefined || swarm.task === target.task),
      );
    case 'compose':
      return containers.some(
        ({ compose }) =>
          compose?.project === target.project &&
          compose.service === target.service &&
          (target.number === undefined || compose.number === target.number),
      );
  }
}

/** Highest random weight: gateways that know the same hosts agree without talking. */
function byRank(request: string): (a: Candidate, b: Candidate) => number {
  const rank = ({ id }: Candidate): string => createHash('sha256').update(`${request} ${id}`).digest('hex');
  return (a, b) => (rank(a) < rank(b) ? -1 : 1);
}
