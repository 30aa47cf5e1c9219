/** On which nodes a Swarm runs a service, and where these are; only a manager's engine knows it. */

import { callTimeout, statusOf, type Engine } from './engine.ts';

/** What is read of a task; the client's types say `any`. */
type Task = {
  readonly NodeID?: string;
  readonly DesiredState?: string;
  readonly Status?: { readonly State?: string };
};

/** What is read of a node. A manager may not know its own address in `Status`, but others reach it at `ManagerStatus`. */
type Node = {
  readonly ID: string;
  readonly Status?: { readonly Addr?: string };
  readonly ManagerStatus?: { readonly Addr?: string };
};

/** Addresses that mean "this machine", and so nothing to another one. */
const NOWHERE = new Set(['', '0.0.0.0', '::', '127.0.0.1', '::1']);

const NO_SUCH_SERVICE = 404;

/**
 * The addresses of the nodes on which tasks of the service run, each once; none while there is no such service.
 * Throws with a sentence that names the engine: it does not answer, or it is no manager's.
 */
export async function swarmNodes(engine: Engine, service: string): Promise<readonly string[]> {
  try {
    const filters = JSON.stringify({ service: [service], 'desired-state': ['running'] });
    // One after the other: an engine that refuses both words it differently, and would seem to have another trouble each time.
    const nodes = (await engine.docker.listNodes({ abortSignal: callTimeout() })) as Node[];
    const tasks = (await engine.docker.listTasks({ filters, abortSignal: callTimeout() })) as Task[];
    return nodeAddresses(tasks, nodes);
  } catch (error) {
    if (statusOf(error) === NO_SUCH_SERVICE) return [];
    throw new Error(engine.describe(error), { cause: error });
  }
}

/** Pure. A node without an address that others could use is left out. */
export function nodeAddresses(tasks: readonly Task[], nodes: readonly Node[]): readonly string[] {
  const isRunning = ({ DesiredState, Status }: Task): boolean =>
    DesiredState === 'running' && Status?.State === 'running';
  const used = new Set(tasks.filter(isRunning).map(({ NodeID }) => NodeID));
  const addresses = nodes.filter(({ ID }) => used.has(ID)).map(addressOf);
  return [...new Set(addresses)].filter((address) => !NOWHERE.has(address));
}

/** `ManagerStatus` has a port as well, and an IPv6 address in brackets before it. */
function addressOf({ Status, ManagerStatus }: Node): string {
  const own = Status?.Addr ?? '';
  if (!NOWHERE.has(own)) return own;
  return (ManagerStatus?.Addr ?? '').replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
}
