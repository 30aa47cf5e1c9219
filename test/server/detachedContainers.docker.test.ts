/** Shells in containers that end while nobody is attached: a later client gets the reason and all output. */

import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestContainer } from '../../scripts/support/engine/containers.ts';
import { startEngine, type Engine } from '../../scripts/support/engine/engine.ts';
import { startServerProcess, type ServerProcess } from '../../scripts/support/serverProcess.ts';
import { CliClient } from '../support/cliClient.ts';
import { sharedEngine } from '../support/engine/dockerEngine.ts';
import { scratchFolders } from '../support/scratchFolder.ts';
import { until } from '../support/until.ts';

const TIMEOUT_MS = 90_000;
const newFolder = scratchFolders();
let server: ServerProcess | undefined;
let client: CliClient;

afterAll(() => server?.stop());

async function start(dockerHost: string, flags: readonly string[]): Promise<void> {
  await server?.stop();
  server = await startServerProcess(['--docker-host', dockerHost, ...flags]);
  client = new CliClient(`ws://127.0.0.1:${server.port}`, server.token, newFolder());
}

const newest = async () => (await client.sessions())[0];

/** Opens a shell in the container, waits for output, and kills the client. Returns the session's ID. */
async function openAndLeave(container: TestContainer, durability: string): Promise<string> {
  const opened = client.pipe('open', container.name, '--', 'sh', '-c', 'echo rea""dy; sleep 3600');
  await until('the shell', () => opened.output().includes('ready'), 20_000);
  const gone = once(opened.process, 'exit');
  opened.process.kill('SIGKILL');
  await gone;
  const left = { durability, attachments: 0, state: { kind: 'running' } };
  await expect.poll(newest, { timeout: 20_000 }).toMatchObject(left);
  return String((await newest())?.['session']);
}

/** Expects the reason in the list, and all output after attaching. */
async function expectEnd(session: string, kind: string, detail: RegExp): Promise<void> {
  const ended = { session, state: { kind: 'ended', end: { kind, detail: expect.stringMatching(detail) } } };
  await expect.poll(newest, { timeout: 30_000 }).toMatchObject(ended);
  const attached = client.pipe('attach', session);
  expect(await attached.exit).toBe(6);
  expect(attached.output()).toBe('ready\r\n');
}

const SHELLS: [string, string, string[]][] = [
  ['a held shell', 'container', []],
  ['an unheld shell', 'server', ['--no-holder']],
];

const ACTS: [string, (container: TestContainer) => Promise<void>, string, RegExp][] = [
  ['stopped', (container) => container.stop(), 'container-stopped', /^container \S+ was stopped$/],
  ['killed', (container) => container.kill(), 'container-stopped', /^container \S+ was killed$/],
  ['restarted', (container) => container.restart(), 'container-stopped', /^container \S+ was restarted/],
  ['removed', (container) => container.remove(), 'container-removed', /^container \S+ was removed$/],
];

describe.each(SHELLS)('a client that attaches later to %s', (_shell, durability, flags) => {
  beforeAll(() => start(sharedEngine().dockerHost, flags), TIMEOUT_MS);

  test.each(ACTS)(
    'the client gets the end and all output after the container was %s',
    { timeout: TIMEOUT_MS },
    async (action, act, kind, detail) => {
      const container = await sharedEngine().createContainer();
      const session = await openAndLeave(container, durability);
      await act(container);
      await expectEnd(session, kind, detail);
      if (action !== 'removed') await container.remove();
    },
  );
});

describe('held shells on an engine without live-restore', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await startEngine();
    await start(engine.dockerHost, []);
  }, TIMEOUT_MS);
  afterAll(() => engine.stop(), TIMEOUT_MS);

  test.each([
    ['restarts', false, 'container-stopped', /^container \S+/],
    ['is killed and starts again', true, 'engine-lost', /was restarted, and container \S+ stopped with it$/],
  ])(
    'a held shell ends with its container when the engine %s',
    { timeout: TIMEOUT_MS },
    async (_how, kill, kind, detail) => {
      const container = await engine.createContainer();
      const session = await openAndLeave(container, 'container');
      await engine.restart({ kill });
      await expectEnd(session, kind, detail);
    },
  );
});
