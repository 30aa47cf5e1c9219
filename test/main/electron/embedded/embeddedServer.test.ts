import { ENGLISH } from '../../../../shared/words/english.ts';
import { randomBytes } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isAlive, rememberedServer } from '../../../../main/electron/embedded/embeddedProcess.ts';
import { EmbeddedServer, type EmbeddedAddress } from '../../../../main/electron/embedded/embeddedServer.ts';
import { processClock } from '../../../../client/link/processClock.ts';
import { dialServer } from '../../../../client/link/dialServer.ts';
import { testServer } from '../../../../client/link/testServer.ts';
import { scratchFolders } from '../../../support/scratchFolder.ts';
import { until } from '../../../support/until.ts';
import { PROFILE } from '../../../fakes/terminalProfile.ts';

const ENTRY = join(import.meta.dirname, '../../../../server/index.ts');
const newFolder = scratchFolders();
const random = (byteCount: number): Uint8Array => randomBytes(byteCount);
let folder: string;
let addresses: EmbeddedAddress[];
let troubles: string[];
let started: EmbeddedServer[];
const pids = new Set<number>();

beforeEach(() => {
  folder = join(newFolder(), 'server');
  addresses = [];
  troubles = [];
  started = [];
});

afterEach(async () => {
  for (const server of started) server.stop();
  for (const pid of pids) {
    if (isAlive(pid)) process.kill(pid, 'SIGTERM');
    await until('the server is gone', () => !isAlive(pid));
  }
  pids.clear();
});

async function answers({ url, token }: EmbeddedAddress): Promise<boolean> {
  const id = '0'.repeat(32);
  const hello = {
    type: 'hello',
    client: 'test',
    device: id,
    run: id,
    dial: 1,
    heartbeatMs: 5000,
    windowBytes: 65_536,
    profile: PROFILE,
  } as const;
  return (await testServer({ url, token, hello }, dialServer, processClock)).ok;
}

/** One run of the app, which looks for its server. */
function life(entry = ENTRY): EmbeddedServer {
  const server = new EmbeddedServer({
    folder,
    files: () =>
      Promise.resolve({
        executable: process.execPath,
        entry,
        environment: { ...process.env, HOLDFAST_PORT: 'nonsense', NODE_OPTIONS: '--bogus' },
      }),
    clock: processClock,
    random,
    answers,
    onAddress: (address) => {
      addresses.push(address);
      pids.add(rememberedServer(folder)?.pid ?? 0);
    },
    onTrouble: (text) => troubles.push(text(ENGLISH)),
  });
  started.push(server);
  void server.start();
  return server;
}

const address = (index: number): Promise<EmbeddedAddress> => until('an address', () => addresses[index]);

test('a server that only this user can use is started, and answers', async () => {
  life();
  const first = await address(0);
  expect(await answers(first)).toBe(true);
  expect(await answers({ ...first, token: 'f'.repeat(64) })).toBe(false);
  expect(first.url).toMatch(/^ws:\/\/127\.0\.0\.1:\d+$/);
  for (const file of ['token', 'running.json', 'server.log', 'server.out']) {
    expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600);
  }
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(readFileSync(join(folder, 'server.log'), 'utf8')).not.toContain(first.token);
});

test('the next run of the app finds the same server', async () => {
  const firstLife = life();
  const first = await address(0);
  firstLife.stop();
  life();
  expect(await address(1)).toEqual(first);
  expect(pids.size).toBe(1);
});

test('a server that died is replaced by one that refuses the old token', async () => {
  life();
  const first = await address(0);
  process.kill(rememberedServer(folder)?.pid ?? 0, 'SIGKILL');
  const second = await address(1);
  expect(second.token).not.toBe(first.token);
  expect(await answers(second)).toBe(true);
  expect(await answers({ ...second, token: first.token })).toBe(false);
});

test('a remembered server that is invalid, or another process, is not used', async () => {
  life();
  await address(0);
  started[0]?.stop();
  const remembered = rememberedServer(folder);
  for (const nonsense of ['{', '{"pid":1}', JSON.stringify({ ...remembered, url: 'ws://evil.example:1' })]) {
    writeFileSync(join(folder, 'running.json'), nonsense);
    expect(rememberedServer(folder)).toBeNull();
  }
  writeFileSync(
    join(folder, 'running.json'),
    JSON.stringify({ ...remembered, pid: process.pid, url: 'ws://127.0.0.1:1' }),
  );
  life();
  expect((await address(1)).url).not.toBe('ws://127.0.0.1:1');
});

test('a failed start is reported with the path of the log, and retried', async () => {
  life(join(newFolder(), 'missing.js'));
  await until('two tries', () => troubles.length >= 2);
  expect(troubles[0]).toContain('it exited immediately');
  expect(troubles[0]).toContain(join(folder, 'server.log'));
  expect(addresses).toEqual([]);
});
