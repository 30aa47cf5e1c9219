// Hosts and gateways as separate processes, behind a load balancer.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { startServerProcess, type ServerProcess } from '../../../scripts/support/serverProcess.ts';

export type Cluster = {
  readonly hosts: readonly ServerProcess[];
  readonly gateways: readonly ServerProcess[];
  readonly token: string;
  /** Address of the load balancer. */
  readonly url: string;
  stop(): Promise<void>;
};

/**
 * @param folder folder for the cluster secret. @param hostArguments returns additional flags for host number `at`, which starts
 * at 1.
 */
export async function startCluster(
  folder: string,
  counts: { readonly hosts: number; readonly gateways: number },
  hostArguments: (at: number) => readonly string[] = () => [],
  gatewayArguments: readonly string[] = [],
): Promise<Cluster> {
  const secret = join(folder, 'cluster-secret');
  writeFileSync(secret, randomBytes(32).toString('hex'), { mode: 0o600 });
  const token = randomBytes(24).toString('hex');
  const shared = ['--cluster-secret-file', secret];
  const hosts: ServerProcess[] = [];
  for (let at = 1; at <= counts.hosts; at += 1) {
    const own = ['--role', 'host', '--host-id', `web-${at}`, ...shared, ...hostArguments(at)];
    hosts.push(await startServerProcess(own, token));
  }
  const list = hosts.flatMap(({ port }) => ['--hosts', `ws://127.0.0.1:${port}`]);
  const gateways: ServerProcess[] = [];
  for (let at = 0; at < counts.gateways; at += 1)
    gateways.push(
      await startServerProcess(['--role', 'gateway', ...list, ...shared, ...gatewayArguments], token),
    );
  const balancer = await startBalancer(gateways.map(({ port }) => port));
  return {
    hosts,
    gateways,
    token,
    url: `ws://127.0.0.1:${(balancer.address() as AddressInfo).port}`,
    stop: async () => {
      balancer.close();
      for (const server of [...gateways, ...hosts]) await server.stop();
    },
  };
}

/** Relays each connection to the next port in turn, skipping ports that refuse it. */
async function startBalancer(ports: readonly number[]): Promise<Server> {
  let turn = 0;
  const relay = (client: Socket, tries: number): void => {
    turn += 1;
    const server = connect({ port: ports[turn % ports.length] ?? 0, host: '127.0.0.1', noDelay: true });
    server.once('connect', () => {
      client.pipe(server).pipe(client);
      client.once('close', () => server.destroy());
    });
    server.once('close', () => client.destroy());
    server.on('error', () => undefined);
    server.once('error', () => {
      if (server.bytesRead > 0 || tries <= 1) return;
      server.removeAllListeners('close');
      relay(client, tries - 1);
    });
  };
  const balancer = createServer({ noDelay: true }, (client) => {
    client.on('error', () => client.destroy());
    relay(client, ports.length);
  });
  balancer.listen(0, '127.0.0.1');
  await once(balancer, 'listening');
  return balancer;
}
