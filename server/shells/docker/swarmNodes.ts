/** Nodes on which a Swarm runs a service, and their addresses. Only a manager's engine knows them. */

import { callTimeout, type Engine } from './engine.ts';
import { statusOf } from './engineErrors.ts';

/** The used fields of a task. The client's own types have `any`. */
type Task = {
  readonly NodeID?: string;
  readonly DesiredState?: string;
  readonly Status?: { readonly State?: string };
};

/** The used fields of a node. A manager may lack its own address in `Status`; others reach it at `ManagerStatus`. */
type Node = {
  readonly ID: string;
  readonly Status?: { readonly Addr?: string };
  readonly ManagerStatus?: { readonly Addr?: string };
};

/** Addresses of "this machine", which are useless to another one. */
const LOCAL_ADDRESSES = new Set(['', '0.0.0.0', '::', '127.0.0.1', '::1']);

const NO_SUCH_SERVICE = 404;

/**
 * Returns the addresses of the nodes that run tasks of the service, each once. There are none without such a service.
 * @throws Error that names the engine if it does not answer or is not a manager's.
 */
export async function swarmNodes(engine: Engine, service: string): Promise<readonly string[]> {
  try {
    const filters = JSON.stringify({ service: [service], 'desired-state': ['running'] });
    // The calls are sequential. An engine refuses them with different messages, which would alternate in the log.
    const nodes = (await engine.docker.listNodes({ abortSignal: callTimeout() })) as Node[];
    const tasks = (await engine.docker.listTasks({ filters, abortSignal: callTimeout() })) as Task[];
    return nodeAddresses(tasks, nodes);
  } catch (error) {
    if (statusOf(error) === NO_SUCH_SERVICE) return [];
    throw new Error(engine.describe(error), { cause: error });
  }
}

/** Returns the usable addresses of the nodes with running tasks. Pure. */
export function nodeAddresses(tasks: readonly Task[], nodes: readonly Node[]): readonly string[] {
  const isRunning = ({ DesiredState, Status }: Task): boolean =>
    DesiredState === 'running' && Status?.State === 'running';
  const used = new Set(tasks.filter(isRunning).map(({ NodeID }) => NodeID));
  const addresses = nodes.filter(({ ID }) => used.has(ID)).map(addressOf);
  return [...new Set(addresses)].filter((address) => !LOCAL_ADDRESSES.has(address));
}

/** Returns a node's address. The address in `ManagerStatus` has a port, and brackets around an IPv6 address. */
function addressOf({ Status, ManagerStatus }: Node): string {
  const own = Status?.Addr ?? '';
  if (!LOCAL_ADDRESSES.has(own)) return own;
  return (ManagerStatus?.Addr ?? '').replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
}
