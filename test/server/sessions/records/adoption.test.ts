// Adoption of shells that earlier servers left and that belong to no session.
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
const LOCATION = {
  kind: 'container',
  container: CONTAINER,
  startedAt: '2026-01-05T12:00:00Z',
  folder: '/tmp/.holdfast-0/7',
  user: 'dev',
} as const;
const HELD: Leftover = { kind: 'held', session: SESSION, owner: 'ann', epoch: EPOCH, location: LOCATION };

/** @param known IDs of running sessions. */
function adoption(find: () => Promise<readonly Leftover[]>, known: readonly string[] = []) {
  const [adopted, ended, warned]: [SessionRecord[], Leftover[], object[]] = [[], [], []];
  const isKnown = (id: string): boolean => known.includes(id);
  const subject = new Adoption({
    registry: { knows: isKnown, isLive: isKnown, adopt: (record) => void adopted.push(record) },
    find,
    end: async (leftover) => void ended.push(leftover),
    now: () => 5,
    random: (count) => new Uint8Array(count),
    log: { ...silentLog, warn: (facts) => void warned.push(facts) },
  });
  return { subject, adopted, ended, warned };
}

const STRAY: Leftover = {
  kind: 'stray',
  session: `web-1.${id32(9)}`,
  container: { ...CONTAINER, startedAt: LOCATION.startedAt },
  process: { pid: 40, startTime: '1234' },
  user: '0',
  engine: '/docker.sock',
};

test('S1 S13: a verified shell without a session is adopted: its owner gets a session with its container and user', async () => {
  const { subject, adopted, ended } = adoption(() => Promise.resolve([HELD]));
  await subject.scan();
  expect(adopted).toMatchObject([
    {
      session: SESSION,
      owner: 'ann',
      epoch: EPOCH,
      location: LOCATION,
      durability: 'container',
      target: { kind: 'container', container: CONTAINER.id },
      targetName: CONTAINER.name,
      options: { user: 'dev' },
    },
  ]);
  expect(ended).toEqual([]);
});

test('shells of known sessions are ignored, and an unknown shell without a holder is ended', async () => {
  const both = () => Promise.resolve([HELD, STRAY]);
  const known = adoption(both, [HELD.session, STRAY.session]);
  await known.subject.scan();
  expect([known.adopted, known.ended]).toEqual([[], []]);
  const lost = adoption(both, [HELD.session]);
  await lost.subject.scan();
  expect([lost.adopted, lost.ended]).toEqual([[], [STRAY]]);
});

test('a request during a scan causes one more scan, and a failed scan is logged', async () => {
  const finds: ((found: readonly Leftover[]) => void)[] = [];
  const { subject, warned } = adoption(() => new Promise((resolve) => finds.push(resolve)));
  void subject.scan();
  void subject.scan();
  void subject.scan();
  expect(finds).toHaveLength(1);
  finds[0]?.([]);
  await settled();
  expect(finds).toHaveLength(2);
  finds[1]?.([]);
  await settled();
  expect(finds).toHaveLength(2);
  const failing = adoption(() => Promise.reject(new Error('no engine')));
  await failing.subject.scan();
  expect([warned, failing.warned]).toEqual([[], [{ error: 'no engine' }]]);
});

test('S13: a shell whose record was lost is listed for its owner only, and continues', async () => {
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
