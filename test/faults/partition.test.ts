// A gateway is cut off from one of its hosts for a minute. The other host's sessions keep running, and the cut ones continue
// exactly.
import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hostOf } from '../../protocol/ids.ts';
import { endHeldShells } from '../../scripts/support/engine/heldShells.ts';
import { createNetworkPair, type NetworkEnd, type NetworkPair } from '../../scripts/support/network.ts';
import { projectRoot } from '../../scripts/support/projectRoot.ts';
import { CliClient, type PipedSession } from '../support/cliClient.ts';
import { scratchFolders } from '../support/scratchFolder.ts';
import { until } from '../support/until.ts';

const PORTS = { near: 7431, far: 7432, gateway: 7433 };
const CUT_MS = 60_000;
/** Number of lines that the script prints, one per 0.1 s. Printing takes longer than the cut and everything before it. */
const COUNTED = 900;

const newFolder = scratchFolders();
const folders = { near: '', far: '' };
let pair: NetworkPair;
let client: CliClient;

beforeEach(async () => {
  pair = await createNetworkPair();
  const folder = newFolder();
  const token = randomBytes(24).toString('hex');
  const [secret, tokens] = [join(folder, 'secret'), join(folder, 'tokens')];
  writeFileSync(secret, randomBytes(32).toString('hex'), { mode: 0o600 });
  writeFileSync(tokens, `ann:${token}\n`, { mode: 0o600 });
  const shared = ['--cluster-secret-file', secret];
  const host = (end: NetworkEnd, name: 'near' | 'far'): Promise<void> => {
    folders[name] = newFolder();
    const own = ['--role', 'host', '--host-id', name, '--state-dir', folders[name], ...shared];
    return serve(end, PORTS[name], own);
  };
  await host(pair.right, 'near');
  await host(pair.left, 'far');
  const addresses = [`ws://${pair.right.address}:${PORTS.near}`, `ws://${pair.left.address}:${PORTS.far}`];
  const hosts = ['--hosts', addresses.join(',')];
  await serve(pair.right, PORTS.gateway, ['--role', 'gateway', '--token-file', tokens, ...hosts, ...shared]);
  const url = `ws://${pair.right.address}:${PORTS.gateway}`;
  client = new CliClient(url, token, folder, (...args) => pair.right.run(...args));
}, 60_000);

afterEach(async () => {
  await pair.remove();
  for (const folder of Object.values(folders)) await endHeldShells(folder);
}, 60_000);

async function serve(end: NetworkEnd, port: number, args: readonly string[]): Promise<void> {
  const entry = join(projectRoot, 'server', 'index.ts');
  const address = ['--host', end.address, '--port', String(port)];
  const child: ChildProcess = end.run(process.execPath, [entry, ...address, ...args], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  if (child.stdout !== null) await once(child.stdout, 'data');
}

type Opened = { readonly session: PipedSession; readonly host: string; readonly from: number };

/**
 * Opens sessions of `script` until one is on the given host, and ends the others. The script's first line is its session ID.
 */
async function openOn(host: string, script: string): Promise<Opened> {
  for (;;) {
    const session = client.pipe(
      'open',
      'local',
      '--',
      'sh',
      '-c',
      `stty raw -echo; echo $HOLDFAST_SESSION; ${script}`,
    );
    const id = await until('the session', () => /^(\S+)\n/.exec(session.output())?.[1], 20_000);
    if (hostOf(id) === host) return { session, host, from: id.length + 1 };
    session.process.kill();
  }
}

/** Types keys one after the other while `isWanted` returns true. Returns the delay of each echo, ms. */
async function echoes({ session }: Opened, isWanted: () => boolean): Promise<number[]> {
  const times: number[] = [];
  while (isWanted()) {
    const before = session.output().length;
    const startedAt = performance.now();
    session.process.stdin?.write('k');
    await until('the echo', () => session.output().length > before, 30_000);
    times.push(performance.now() - startedAt);
    await pause(50);
  }
  return times;
}

function percentiles(times: readonly number[]): { readonly p50Ms: number; readonly p99Ms: number } {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => Math.round(sorted[Math.floor(sorted.length * share)] ?? 0);
  return { p50Ms: at(0.5), p99Ms: at(0.99) };
}

test(
  'G3 G4: while a gateway is cut off from one host, the other host’s sessions stay fast, and the cut ones continue exactly',
  { timeout: 240_000 },
  async () => {
    const count = `i=0; while [ $i -lt ${COUNTED} ]; do i=$((i + 1)); echo $i; sleep 0.1; done`;
    const quiet = await openOn('near', 'exec cat');
    const cut = await openOn('far', count);
    const startedAt = Date.now();
    const before = await echoes(quiet, () => Date.now() < startedAt + 5_000);
    await pair.left.linkDown();
    const charsBeforeCut = cut.session.output().length;
    const cutAt = Date.now();
    const during = await echoes(quiet, () => Date.now() < cutAt + CUT_MS);
    expect(cut.session.output().length - charsBeforeCut, 'nothing comes through the cut').toBeLessThan(100);
    await pair.left.linkUp();
    expect(await cut.session.exit).toBe(0);
    const wanted = Array.from({ length: COUNTED }, (_, at) => `${at + 1}\n`).join('');
    expect(cut.session.output().slice(cut.from)).toBe(wanted);
    console.log(
      JSON.stringify({
        echoBefore: percentiles(before),
        echoDuring: percentiles(during),
        keys: during.length,
      }),
    );
    quiet.session.process.kill();
  },
);
