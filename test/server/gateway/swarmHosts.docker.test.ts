// A gateway that finds its hosts in a real Swarm of two nodes.
import type { ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hostOf } from '../../../protocol/ids.ts';
import type { NetworkEnd } from '../../../scripts/support/network.ts';
import { projectRoot } from '../../../scripts/support/projectRoot.ts';
import { CliClient } from '../../support/cliClient.ts';
import { expectNothingFor } from '../../support/expectNothingFor.ts';
import { scratchFolders } from '../../support/scratchFolder.ts';
import { startSwarm, type Swarm } from '../../support/engine/swarm.ts';
import { until } from '../../support/until.ts';

const PORT = 7420;
const SERVICE = 'team_host';
const TOKEN = 'a-token-of-more-than-16-characters';
const HOST_IDS = ['web-1', 'web-2'] as const;

const scratch = scratchFolders();
let folder: string;
let swarm: Swarm;

beforeEach(async () => {
  folder = scratch();
  writeFileSync(join(folder, 'secret'), 'a secret of the whole cluster, long enough', { mode: 0o600 });
  writeFileSync(join(folder, 'tokens'), `ann:${TOKEN}\n`, { mode: 0o600 });
  swarm = await startSwarm();
}, 60_000);

afterEach(() => swarm.stop(), 60_000);

type Program = { readonly child: ChildProcess; readonly log: () => string };

/** Starts a server on a machine, and resolves once the server listens. */
async function serve(end: NetworkEnd, port: number, args: readonly string[]): Promise<Program> {
  const shared = ['--cluster-secret-file', join(folder, 'secret'), '--host', end.address];
  const argv = [join(projectRoot, 'server', 'index.ts'), ...shared, '--port', String(port), ...args];
  const child = end.run(process.execPath, argv, { stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, log] = ['', ''];
  child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (log += chunk.toString()));
  const isListening = (): boolean => out.startsWith('holdfast server listening on ');
  await until('the server listens', () => isListening() || child.exitCode !== null, 30_000);
  if (!isListening()) throw new Error(`the server did not start: ${log}`);
  return { child, log: () => log };
}

/** Starts the host of a node outside the service's task, because the test images have no Node. */
function serveHost(node: 0 | 1): Promise<Program> {
  const id = HOST_IDS[node];
  const own = ['--role', 'host', '--host-id', id, '--state-dir', join(folder, id), '--no-local-shell'];
  return serve(swarm.ends[node], PORT, [...own, '--docker-host', swarm.engines[node].dockerHost]);
}

function serveGateway(node: 0 | 1): Promise<Program> {
  const own = ['--role', 'gateway', '--token-file', join(folder, 'tokens')];
  const hosts = ['--hosts', `swarm://${SERVICE}:${PORT}`, '--docker-host', swarm.engines[node].dockerHost];
  return serve(swarm.ends[node], PORT + 1, [...own, ...hosts]);
}

/** Last logged state of a host. */
function stateOf(gateway: Program, id: string): Record<string, unknown> | undefined {
  const lines = gateway.log().split('\n').slice(0, -1);
  const facts = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  return facts.findLast(({ msg, host, state }) => msg === 'host' && host === id && state !== undefined);
}

const isUp = (gateway: Program, id: string): boolean => stateOf(gateway, id)?.['state'] === 'up';

test('G2: a gateway follows the nodes on which a service has tasks', { timeout: 120_000 }, async () => {
  await serveHost(0);
  await serveHost(1);
  const gateway = await serveGateway(0);
  await until('the gateway logs that there is no host', () =>
    gateway.log().includes('it resolves to no host'),
  );
  const tasks = await swarm.createService(SERVICE, 2);
  await until('both hosts are up', () => HOST_IDS.every((id) => isUp(gateway, id)));
  const [left] = swarm.ends;
  const url = `ws://${left.address}:${PORT + 1}`;
  const client = new CliClient(url, TOKEN, folder, (...started) => left.run(...started));
  for (const { slot, node } of tasks) {
    const session = client.pipe(
      'open',
      `service:${SERVICE}#${slot}`,
      '--',
      'sh',
      '-c',
      'echo $HOLDFAST_SESSION',
    );
    session.process.stdin?.end();
    expect(await session.exit).toBe(0);
    expect(hostOf(session.output().trim())).toBe(HOST_IDS[node]);
  }
  await swarm.drain(1);
  await until('the host of the drained node is away', () => !isUp(gateway, 'web-2'));
  expect(stateOf(gateway, 'web-2')?.['reason']).toContain('it left the list of hosts');
  expect(isUp(gateway, 'web-1')).toBe(true);
  await swarm.activate(1);
  await until('the host is back', () => isUp(gateway, 'web-2'), 60_000);
});

test('a gateway that uses the engine of a worker node logs the engine’s error once', async () => {
  const gateway = await serveGateway(1);
  const logged = (): number => gateway.log().split('This node is not a swarm manager').length - 1;
  await until('the error is logged', () => logged() > 0);
  // This is longer than the interval at which the gateway resolves its hosts.
  await expectNothingFor(6_000, () => expect(logged(), gateway.log()).toBe(1));
});
