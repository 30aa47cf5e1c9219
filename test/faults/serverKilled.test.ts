// The server is killed and started again while its shells print and read input. Nothing is lost, and nothing arrives twice.
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { startEngine, type Engine } from '../../scripts/support/engine/engine.ts';
import type { ContainerOptions } from '../../scripts/support/engine/containers.ts';
import { startServerProcess, type ServerProcess } from '../../scripts/support/serverProcess.ts';
import { CliClient, type PipedSession } from '../support/cliClient.ts';
import { expectExact, numberedScript, typeThrough } from '../support/app/numberedScript.ts';
import { scratchFolders } from '../support/scratchFolder.ts';
import { until } from '../support/until.ts';

const TIMEOUT_MS = 120_000;

const newFolder = scratchFolders();
let engine: Engine;
let server: ServerProcess;
let client: CliClient;

beforeAll(async () => {
  engine = await startEngine({ liveRestore: true });
}, TIMEOUT_MS);
afterAll(async () => engine.stop(), TIMEOUT_MS);

beforeEach(async () => {
  server = await startServerProcess(['--docker-host', engine.dockerHost]);
  client = new CliClient(`ws://127.0.0.1:${server.port}`, server.token, newFolder());
});
afterEach(() => server.stop());

function openScript(target: string, folder: string): PipedSession {
  return client.pipe('open', target, '--', 'sh', '-c', numberedScript(folder));
}

async function killAndStart(): Promise<void> {
  await server.kill();
  await server.start();
}

/** Kills the server twice, because the second run must find holders that the first run had found. */
async function killTwice(session: PipedSession): Promise<void> {
  await killAndStart();
  const before = session.output().length;
  await until('more output', () => session.output().length > before + 50_000, 30_000);
  await killAndStart();
}

const CONTAINERS: [string, string, ContainerOptions][] = [
  ['a container with only busybox', '/tmp', { image: 'holdfast-test:sh' }],
  [
    'a read-only container with a tmpfs',
    '/tmp',
    { host: { ReadonlyRootfs: true, Tmpfs: { '/tmp': 'rw,exec,size=128m' } } },
  ],
  [
    'a container without capabilities',
    '/tmp',
    { user: 'dev', host: { CapDrop: ['ALL'], SecurityOpt: ['no-new-privileges'] } },
  ],
];

test(
  'S13: a shell on the server’s machine continues exactly when the server is killed and started again',
  { timeout: TIMEOUT_MS },
  async () => {
    const session = openScript('local', newFolder());
    await typeThrough(session, () => killTwice(session));
    expectExact(session);
  },
);

test.each(CONTAINERS)(
  'S13: a shell in %s continues exactly when the server is killed and started again, and leaves no process behind',
  { timeout: TIMEOUT_MS },
  async (_name, folder, options) => {
    const container = await engine.createContainer(options);
    const session = openScript(container.name, folder);
    await typeThrough(session, () => killTwice(session));
    expectExact(session);
    const [listed] = await client.sessions();
    await client.run('end', String(listed?.['session']));
    await until('only the container’s own process', async () => (await container.top()).length === 1, 20_000);
    await container.remove();
  },
);

test(
  'S13: a shell in a container continues exactly through restarts of Docker under live-restore and of the server',
  { timeout: TIMEOUT_MS },
  async () => {
    const container = await engine.createContainer();
    const session = openScript(container.name, '/tmp');
    await typeThrough(session, async () => {
      await engine.restart({ kill: true });
      const before = session.output().length;
      await until('more output', () => session.output().length > before + 50_000, 30_000);
      await killAndStart();
    });
    expectExact(session);
    await container.remove();
  },
);

test(
  'S13: where no holder can run, the session is listed as ending with its server, and later its end is reported',
  { timeout: TIMEOUT_MS },
  async () => {
    const container = await engine.createContainer({ host: { ReadonlyRootfs: true } });
    const session = client.pipe('open', container.name, '--', 'sh', '-c', 'echo ready; sleep 3600');
    await until('the shell', () => session.output().includes('ready'), 20_000);
    expect((await client.sessions())[0]).toMatchObject({ durability: 'server', state: { kind: 'running' } });
    await killAndStart();
    expect(await session.exit).toBe(6);
    expect((await client.sessions())[0]).toMatchObject({
      durability: 'server',
      state: { kind: 'ended', end: { kind: 'closed', by: 'server' } },
    });
    // The server ends a shell that no server can reach anymore.
    await until(
      'the stray shell’s end',
      async () => !(await container.top()).join().includes('3600'),
      20_000,
    );
    await container.remove();
  },
);
