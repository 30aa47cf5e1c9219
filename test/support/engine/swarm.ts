// A real Docker Swarm of two nodes: two engines in two network namespaces, joined by a virtual cable.
import { startEngine, type Engine } from '../../../scripts/support/engine/engine.ts';
import { callEngine } from '../../../scripts/support/engine/engineApi.ts';
import { createNetworkPair, type NetworkEnd } from '../../../scripts/support/network.ts';
import { until } from '../until.ts';

const SWARM_PORT = 2377;
const TASK_TIMEOUT_MS = 60_000;

type Versioned = { readonly Version: { readonly Index: number } };
type Node = Versioned & { readonly ID: string; readonly Spec: Record<string, unknown> };
type Service = Versioned & { readonly Spec: { TaskTemplate: { ForceUpdate?: number } } };
type Task = {
  readonly Slot: number;
  readonly NodeID: string;
  readonly DesiredState: string;
  readonly Status: { readonly State: string; readonly ContainerStatus?: { readonly ContainerID: string } };
};

/** Running task of a service. */
export type RunningTask = { readonly slot: number; readonly node: 0 | 1; readonly container: string };

export type Swarm = {
  /** Engines of the nodes, the manager first. */
  readonly engines: readonly [Engine, Engine];
  /** Network namespaces of the engines. */
  readonly ends: readonly [NetworkEnd, NetworkEnd];
  /** Creates a service of sleeping containers, at most one task per node, and waits until all tasks run. */
  createService(name: string, replicas: number): Promise<RunningTask[]>;
  /** Waits until a service has `count` running tasks besides those in `except`, and returns them. */
  tasks(name: string, count: number, except?: readonly RunningTask[]): Promise<RunningTask[]>;
  /** Replaces every task, as `docker service update --force` does. */
  updateService(name: string): Promise<void>;
  /** Moves a node's tasks away, and gives it no new ones. */
  drain(node: 0 | 1): Promise<void>;
  /** Allows the node to receive tasks again. */
  activate(node: 0 | 1): Promise<void>;
  stop(): Promise<void>;
};

export async function startSwarm(): Promise<Swarm> {
  const network = await createNetworkPair();
  const ends = [network.left, network.right] as const;
  const [first, second] = await Promise.all(ends.map(({ namespace }) => startEngine({ namespace })));
  if (first === undefined || second === undefined) throw new Error('expected two engines');
  const manage = <T>(method: string, path: string, json?: unknown): Promise<T> =>
    callEngine<T>(first.socketPath, method, path, json === undefined ? {} : { json });
  const address = `${ends[0].address}:${SWARM_PORT}`;
  await manage('POST', '/swarm/init', { ListenAddr: address, AdvertiseAddr: ends[0].address });
  const { JoinTokens } = await manage<{ JoinTokens: { Worker: string } }>('GET', '/swarm');
  const own = `${ends[1].address}:${SWARM_PORT}`;
  const join = { ListenAddr: own, RemoteAddrs: [address], JoinToken: JoinTokens.Worker };
  await callEngine(second.socketPath, 'POST', '/swarm/join', { json: join });
  const { Swarm: self } = await manage<{ Swarm: { NodeID: string } }>('GET', '/info');

  const tasks: Swarm['tasks'] = (name, count, except = []) =>
    until(
      `${count} tasks of ${name}`,
      async () => {
        const filters = encodeURIComponent(JSON.stringify({ service: [name] }));
        const listed = await manage<Task[]>('GET', `/tasks?filters=${filters}`);
        const running = listed.flatMap(({ Slot, NodeID, DesiredState, Status }): RunningTask[] => {
          const container = Status.ContainerStatus?.ContainerID;
          if (Status.State !== 'running' || DesiredState !== 'running' || container === undefined) return [];
          return [{ slot: Slot, node: NodeID === self.NodeID ? 0 : 1, container }];
        });
        const fresh = running.filter((task) => !except.some(({ container }) => container === task.container));
        return fresh.length >= count ? fresh : undefined;
      },
      TASK_TIMEOUT_MS,
    );

  const setAvailability = async (node: 0 | 1, Availability: 'drain' | 'active'): Promise<void> => {
    const nodes = await manage<Node[]>('GET', '/nodes');
    const { ID, Version, Spec } =
      nodes.find((candidate) => (candidate.ID === self.NodeID) === (node === 0)) ?? {};
    await manage('POST', `/nodes/${ID}/update?version=${Version?.Index}`, { ...Spec, Availability });
  };

  return {
    engines: [first, second],
    ends,
    tasks,
    createService: async (name, replicas) => {
      const ContainerSpec = {
        Image: 'holdfast-test:bash',
        Command: ['sleep', '2147483647'],
        StopSignal: 'SIGKILL',
      };
      const TaskTemplate = { ContainerSpec, Placement: { MaxReplicas: 1 } };
      await manage('POST', '/services/create', {
        Name: name,
        TaskTemplate,
        Mode: { Replicated: { Replicas: replicas } },
      });
      return tasks(name, replicas);
    },
    updateService: async (name) => {
      const { Version, Spec } = await manage<Service>('GET', `/services/${name}`);
      Spec.TaskTemplate.ForceUpdate = (Spec.TaskTemplate.ForceUpdate ?? 0) + 1;
      await manage('POST', `/services/${name}/update?version=${Version.Index}`, Spec);
    },
    drain: (node) => setAvailability(node, 'drain'),
    activate: (node) => setAvailability(node, 'active'),
    stop: async () => {
      await second.stop();
      await first.stop();
      await network.remove();
    },
  };
}
