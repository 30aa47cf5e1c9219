// What runs of earlier servers and no session knows: whose it becomes, and what is ended.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startServerProcess } from '../../../../scripts/support/serverProcess.ts';
import { Adoption } from '../../../../server/sessions/records/adoption.ts';
import type { SessionRecord } from '../../../../server/sessions/records/sessionRecord.ts';
import type { Leftover } from '../../../../server/shells/held/leftovers.ts';
import { silentLog } from '../../../fakes/silentLog.ts';
import { CliClient } from '../../../support/cliClient.ts';
import { scratchFolders } from '../../../support/scratchFolder.ts';
import { until } from '../../../support/until.ts';
import { settled } from '../../stage.ts';
import { id32 } from '../../testClient.ts';

const newFolder = scratchFolders();
const SESSION = `web-1.${id32(7)}`;
const EPOCH = id32(8);
const CONTAINER = { id: 'c0ffee', name: 'api.1' };
const PLACE = {
  kind: 'container',
  container: CONTAINER,
  startedAt: '2026-01-05T12:00:00Z',
  folder: '/tmp/.holdfast-0/7',
  user: 'dev',
} as const;
const HELD: Leftover = { kind: 'held', session: SESSION, owner: 'ann', epoch: EPOCH, location: PLACE };

/** @param known IDs of sessions that run. */
function adoption(find: () => Promise<readonly Leftover[]>, known: readonly string[] = []) {
  const [adopted, ended, warned]: [SessionRecord[], Leftover[], object[]] = [[], [], []];
  const isKnown = (id: string): boolean => known.includes(id);
  const one = new Adoption({
    registry: { knows: isKnown, isLive: isKnown, adopt: (record) => void adopted.push(record) },
    find,
    end: async (leftover) => void ended.push(leftover),
    now: () => 5,
    random: (count) => new Uint8Array(count),
    log: { ...silentLog, warn: (facts) => void warned.push(facts) },
  });
  return { one, adopted, ended, warned };
}

const STRAY: Leftover = {
  kind: 'stray',
  session: `web-1.${id32(9)}`,
  container: { ...CONTAINER, startedAt: PLACE.startedAt },
  process: { pid: 40, startTime: '1234' },
  user: '0',
};

test('S1 S13: a proven shell that no session knows is a session of its owner again, in its container, as its user', async () => {
  const { one, adopted, ended } = adoption(() => Promise.resolve([HELD]));
  await one.look();
  expect(adopted).toMatchObject([
    {
      session: SESSION,
      owner: 'ann',
      epoch: EPOCH,
      location: PLACE,
      durability: 'container',
      target: { kind: 'container', container: CONTAINER.id },
      targetName: CONTAINER.name,
      options: { user: 'dev' },
    },
  ]);
  expect(ended).toEqual([]);
});

test('what a session knows is left alone, and a shell without a holder that none knows is ended', async () => {
  const both = () => Promise.resolve([HELD, STRAY]);
  const known = adoption(both, [HELD.session, STRAY.session]);
  await known.one.look();
  expect([known.adopted, known.ended]).toEqual([[], []]);
  const lost = adoption(both, [HELD.session]);
  await lost.one.look();
  expect([lost.adopted, lost.ended]).toEqual([[], [STRAY]]);
});

test('asked while it looks it looks once more, and where it can not look it says so', async () => {
  const finds: ((found: readonly Leftover[]) => void)[] = [];
  const { one, warned } = adoption(() => new Promise((resolve) => finds.push(resolve)));
  void one.look();
  void one.look();
  void one.look();
  expect(finds).toHaveLength(1);
  finds[0]?.([]);
  await settled();
  expect(finds).toHaveLength(2);
  finds[1]?.([]);
  await settled();
  expect(finds).toHaveLength(2);
  const failing = adoption(() => Promise.reject(new Error('no engine')));
  await failing.one.look();
  expect([warned, failing.warned]).toEqual([[], [{ error: 'no engine' }]]);
});

test('S13: a shell whose record was lost with the server is in its owner’s list again, and nobody else’s, and goes on', async () => {
  const [disk, folder, other] = [newFolder(), newFolder(), newFolder()];
  const server = await startServerProcess(['--state-dir', disk]);
  try {
    const url = `ws://127.0.0.1:${server.port}`;
    const client = new CliClient(url, server.token, folder);
    const script = 'stty raw -echo; echo ready; read -r line; echo "got $line"; exit 7';
    const id = (await client.run('open', 'local', '--detach', '--', 'sh', '-c', script)).trim();
    await server.kill();
    rmSync(join(disk, 'sessions'), { recursive: true });
    await server.start();
    await until('the session', async () => (await client.sessions()).length > 0, 20_000);
    expect(await client.sessions()).toMatchObject([
      { session: id, state: { kind: 'running' }, durability: 'machine' },
    ]);
    expect(await new CliClient(url, `${server.token}-second`, other).sessions()).toEqual([]);
    const session = client.pipe('attach', id);
    session.process.stdin?.write('it\n');
    expect(await session.exit).toBe(7);
    expect(session.output()).toBe('ready\ngot it\n');
  } finally {
    await server.stop();
  }
}, 60_000);
