/** Swarm and Compose services, found among the containers of all machines of a server. */

import type { HostTargets } from '../../../client/link/linkTargets.ts';
import type { Target } from '../../../protocol/messages/common.ts';

/** A service; a shell on it can open in any of its containers. */
export type ServiceRow = {
  readonly target: Extract<Target, { kind: 'service' | 'compose' }>;
  /** The displayed name: `api`, or `shop / web` for a service of a Compose project. */
  readonly name: string;
  /** Number of running containers. */
  readonly running: number;
};

/** Swarm services, then Compose services, each sorted by name. */
export function serviceRows(machines: readonly HostTargets[]): ServiceRow[] {
  const rows = new Map<string, ServiceRow>();
  for (const { swarm, compose, state } of machines.flatMap(({ containers }) => containers)) {
    const row = swarm === undefined ? composeRow(compose) : swarmRow(swarm.service);
    if (row === undefined) continue;
    const key = JSON.stringify(row.target);
    const running = (rows.get(key)?.running ?? 0) + Number(state === 'running');
    rows.set(key, { ...row, running });
  }
  const kindOf = ({ target }: ServiceRow): number => Number(target.kind === 'compose');
  return [...rows.values()].toSorted(
    (a, b) => kindOf(a) - kindOf(b) || a.name.localeCompare(b.name, 'en', { numeric: true }),
  );
}

type Compose = HostTargets['containers'][number]['compose'];

const swarmRow = (service: string): ServiceRow => ({
  target: { kind: 'service', service },
  name: service,
  running: 0,
});

function composeRow(compose: Compose): ServiceRow | undefined {
  if (compose === null) return undefined;
  const { project, service } = compose;
  return { target: { kind: 'compose', project, service }, name: `${project} / ${service}`, running: 0 };
}
