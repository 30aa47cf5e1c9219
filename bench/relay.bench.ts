// Cost of a gateway: echo and throughput of a session through one, compared with a direct connection, and memory per client.
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Link } from '../client/link/link.ts';
import { RemoteTerminal } from '../client/terminal/remoteTerminal.ts';
import { dialServer } from '../client/link/dialServer.ts';
import { randomId } from '../protocol/ids.ts';
import { startServerProcess } from '../scripts/support/serverProcess.ts';
import { systemClock } from '../server/base/systemClock.ts';
import { percentile, report, round3 } from './harness.ts';

const KEYS = 300;
const FLOOD_BYTES = 32 * 1024 * 1024;
const ROUNDS = 3;
/** Numbers of clients. Their sum is below the limit of two users (server/transport/clients.ts). */
const WARMING_CLIENTS = 50;
const COUNTED_CLIENTS = 200;
const PROFILE = {
  foreground: '#ffffff',
  background: '#000000',
  cursor: '#ffffff',
  palette: Array<string>(16).fill('#808080'),
  cellWidth: 8,
  cellHeight: 16,
};
const random = (byteCount: number): Uint8Array => randomBytes(byteCount);

type Opened = { readonly terminal: RemoteTerminal; onOutput: (bytes: Uint8Array) => void };

const folder = mkdtempSync(join(tmpdir(), 'holdfast-bench-'));
const secret = join(folder, 'secret');
writeFileSync(secret, randomBytes(32).toString('hex'), { mode: 0o600 });
const token = randomBytes(24).toString('hex');
const shared = ['--cluster-secret-file', secret];
const host = await startServerProcess([...shared, '--no-holder', '--history-bytes', '0'], token);
const gateway = await startServerProcess(
  ['--role', 'gateway', '--hosts', `ws://127.0.0.1:${host.port}`, ...shared],
  token,
);

function connect(port: number, own = token): Link {
  const link = new Link({
    url: `ws://127.0.0.1:${port}`,
    token: () => own,
    client: 'bench',
    device: randomId(random),
    run: randomId(random),
    profile: () => PROFILE,
    dial: dialServer,
    clock: systemClock,
    random,
  });
  link.start();
  return link;
}

function open(link: Link, command: readonly string[]): Promise<Opened> {
  return new Promise((resolve) => {
    const opened: Opened = {
      onOutput: () => undefined,
      terminal: new RemoteTerminal({
        session: null,
        open: { request: randomId(random), target: { kind: 'local' }, options: { command: [...command] } },
        position: null,
        snapshotBehindBytes: null,
        size: { cols: 80, rows: 24 },
        clock: systemClock,
        random,
        events: {
          onOutput: (offset, bytes) => {
            opened.onOutput(bytes);
            opened.terminal.parsed(offset + bytes.length);
          },
          onSession: () => resolve(opened),
        },
      }),
    };
    link.add(opened.terminal);
  });
}

/** Returns the milliseconds from each key to its echo, one key after the other. */
async function echoes(port: number): Promise<number[]> {
  const link = connect(port);
  const opened = await open(link, ['sh', '-c', 'stty raw -echo; exec cat']);
  const times: number[] = [];
  for (let key = 0; key < KEYS; key += 1) {
    const startedAt = performance.now();
    const echo = new Promise<void>((resolve) => (opened.onOutput = () => resolve()));
    opened.terminal.type(Buffer.from('k'));
    await echo;
    times.push(performance.now() - startedAt);
  }
  opened.terminal.end();
  link.stop();
  // The first keys are echoed before the tty is in raw mode.
  return times.slice(20);
}

async function mibPerSecond(port: number): Promise<number> {
  const link = connect(port);
  const opened = await open(link, [
    'sh',
    '-c',
    `stty raw -echo; read -r go; head -c ${FLOOD_BYTES} /dev/zero; exec cat`,
  ]);
  let received = 0;
  const all = new Promise<void>((resolve) => {
    opened.onOutput = (bytes) => {
      received += bytes.length;
      if (received >= FLOOD_BYTES) resolve();
    };
  });
  const startedAt = performance.now();
  opened.terminal.type(Buffer.from('\n'));
  await all;
  const rate = FLOOD_BYTES / 1024 / 1024 / ((performance.now() - startedAt) / 1000);
  opened.terminal.end();
  link.stop();
  return rate;
}

/** Resident memory of the gateway, kB. */
function gatewayKb(): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(gateway.process.pid)]).toString());
}

/** Connects clients of both users that the gateway relays to the host. */
async function connectClients(count: number): Promise<Link[]> {
  const links: Link[] = [];
  for (let at = 0; at < count; at += 1) {
    const link = connect(gateway.port, at % 2 === 0 ? token : `${token}-second`);
    links.push(link);
    await new Promise<void>((resolve) => {
      const look = (): void => void (link.view.word === 'Connected' && resolve());
      link.subscribe(look);
    });
    // A gateway connects to a host when a client sends its first request for it.
    await link.sessions.list();
  }
  return links;
}

/** Returns the gateway's memory without clients, and its growth per client after a first group of clients. */
async function memoryOfClients() {
  const withoutKb = gatewayKb();
  const first = await connectClients(WARMING_CLIENTS);
  const before = gatewayKb();
  const more = await connectClients(COUNTED_CLIENTS);
  const added = gatewayKb() - before;
  for (const link of [...first, ...more]) link.stop();
  return { withoutMb: Math.round(withoutKb / 1000), kbPerClient: round3(added / COUNTED_CLIENTS) };
}

const times = { direct: [] as number[], relayed: [] as number[] };
const rates = { direct: [] as number[], relayed: [] as number[] };
for (let round = 0; round < ROUNDS; round += 1) {
  times.direct.push(...(await echoes(host.port)));
  times.relayed.push(...(await echoes(gateway.port)));
  rates.direct.push(await mibPerSecond(host.port));
  rates.relayed.push(await mibPerSecond(gateway.port));
}
// This is measured last, because a gateway that has relayed data is larger than a new one.
const memory = await memoryOfClients();
await gateway.stop();
await host.stop();
rmSync(folder, { recursive: true, force: true });

const echo = (all: readonly number[]) => ({
  p50Ms: round3(percentile(all, 0.5)),
  p99Ms: round3(percentile(all, 0.99)),
});
report({
  echo: {
    direct: echo(times.direct),
    relayed: echo(times.relayed),
    p50Ratio: round3(percentile(times.relayed, 0.5) / percentile(times.direct, 0.5)),
    p99Ratio: round3(percentile(times.relayed, 0.99) / percentile(times.direct, 0.99)),
  },
  throughput: {
    directMiBPerSecond: round3(percentile(rates.direct, 0.5)),
    relayedMiBPerSecond: round3(percentile(rates.relayed, 0.5)),
    ratio: round3(percentile(rates.relayed, 0.5) / percentile(rates.direct, 0.5)),
  },
  memory,
});
