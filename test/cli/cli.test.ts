// The command-line client as a process, on pipes and on a real tty, with a real server and a network that fails.
import { execFile, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { spawn as spawnOnPty } from '@lydell/node-pty';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { projectRoot } from '../../scripts/support/projectRoot.ts';
import { startServerProcess, type ServerProcess } from '../../scripts/support/serverProcess.ts';
import { TcpProxy } from '../../scripts/support/tcpProxy.ts';
import { scratchFolders } from '../support/scratchFolder.ts';
import { until } from '../support/until.ts';

const ENTRY = join(projectRoot, 'cli', 'index.ts');
const newFolder = scratchFolders();
const run = promisify(execFile);
let server: ServerProcess;
let proxy: TcpProxy;
let env: NodeJS.ProcessEnv;

beforeEach(async () => {
  server = await startServerProcess();
  proxy = await TcpProxy.start(server.port);
  const tokenFile = join(newFolder(), 'token');
  writeFileSync(tokenFile, `demo:${server.token}\n`, { mode: 0o600 });
  env = { ...process.env, HOLDFAST_SERVER: `ws://127.0.0.1:${proxy.port}`, HOLDFAST_TOKEN_FILE: tokenFile };
});

afterEach(async () => {
  await proxy.stop();
  await server.stop();
});

async function cli(...args: string[]): Promise<string> {
  const { stdout } = await run(process.execPath, [ENTRY, ...args], {
    env,
    maxBuffer: 64 * 1024 * 1024,
    encoding: 'latin1',
  });
  return stdout;
}

/** Runs the client with `input` as its standard input. */
function piped(
  args: readonly string[],
  input: string,
): Promise<{ readonly code: number | null; readonly out: string; readonly error: string }> {
  const child = spawn(process.execPath, [ENTRY, ...args], { env });
  let [out, error] = ['', ''];
  child.stdout.on('data', (bytes: Buffer) => (out += bytes.toString('latin1')));
  child.stderr.on('data', (bytes: Buffer) => (error += bytes.toString()));
  child.stdin.end(input);
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, error })));
}

const lines = (count: number): string => Array.from({ length: count }, (_, at) => `${at + 1}\r\n`).join('');

test('a session can be opened, listed, logged byte by byte and attached to, until its shell exits', async () => {
  const id = (
    await cli('open', 'local', '--detach', '--', 'sh', '-c', 'stty -echo; seq 1 20000; read x; exit 7')
  ).trim();
  await until('the shell has printed', async () => (await cli('list')).includes('20000'), 30_000);
  const [listed] = JSON.parse(await cli('list', '--json')) as [Record<string, unknown>];
  expect(listed).toMatchObject({
    session: id,
    lastLine: '20000',
    attachments: 0,
    state: { kind: 'running' },
  });
  expect(await cli('log', id, '--raw')).toBe(lines(20_000));
  expect(await cli('log', id)).toBe(lines(20_000).replaceAll('\r', ''));
  const attached = await piped(['attach', id, '--quiet'], 'go\n');
  expect(attached).toMatchObject({ code: 7, out: lines(20_000), error: '' });
});

test('R4: through cuts of every kind, `open` prints exactly what the shell printed', async () => {
  const command = 'stty -echo; i=0; while [ $i -lt 60 ]; do i=$((i+1)); seq 1 300; sleep 0.05; done';
  const attached = piped(['open', 'local', '--quiet', '--', 'sh', '-c', command], '');
  for (const how of ['reset', 'half-open', 'black-hole', 'reset'] as const) {
    await until('the client is connected', () => proxy.connections > 0);
    await new Promise((resolve) => void setTimeout(resolve, 500));
    proxy.cut(how);
  }
  expect(await attached).toMatchObject({ code: 0, out: lines(300).repeat(60), error: '' });
}, 90_000);

test.each([
  ['a command that does not exist', ['launch'], 2, 'unknown command'],
  ['a session that does not exist', ['attach', `vm.${'0'.repeat(32)}`], 5, 'there is no session'],
  ['the end of a session that does not exist', ['end', `vm.${'0'.repeat(32)}`], 5, 'there is no session'],
  ['the log of a session that does not exist', ['log', `vm.${'0'.repeat(32)}`], 5, 'there is no session'],
  ['a container that does not exist', ['open', 'nowhere'], 5, 'nowhere'],
])('%s fails with its exit code and a message', async (_name, args, code, words) => {
  const result = await piped(args, '');
  expect(result.error).toContain(words === 'nowhere' ? 'holdfast:' : words);
  expect(result.code).toBe(code);
});

test('a rejected token gives exit code 4, and a missing server exit code 3', async () => {
  const wrong = join(newFolder(), 'token');
  writeFileSync(wrong, 'nobody:knows\n');
  env = { ...env, HOLDFAST_TOKEN_FILE: wrong };
  expect(await piped(['list'], '')).toMatchObject({ code: 4 });
  env = { ...env, HOLDFAST_SERVER: 'ws://127.0.0.1:1' };
  expect(await piped(['list'], '')).toMatchObject({
    code: 3,
    error: expect.stringContaining('cannot reach the server'),
  });
}, 60_000);

test('an address that is not a URL gives exit code 2 and a message with the address', async () => {
  env = { ...env, HOLDFAST_SERVER: 'no address' };
  expect(await piped(['list'], '')).toMatchObject({ code: 2, error: expect.stringContaining('no address') });
});

test('a token file that cannot be read gives exit code 2 and a message with its name', async () => {
  const missing = join(newFolder(), 'missing');
  env = { ...env, HOLDFAST_TOKEN_FILE: missing };
  expect(await piped(['list'], '')).toMatchObject({ code: 2, error: expect.stringContaining(missing) });
});

test('a client attached to a session that someone else ends exits with code 6', async () => {
  const id = (await cli('open', 'local', '--detach', '--', 'sleep', '1000')).trim();
  const attached = piped(['attach', id, '--quiet'], '');
  await until('the client is attached', async () => (await cli('list')).includes('attached (1)'), 30_000);
  await cli('end', id);
  expect((await attached).code).toBe(6);
});

test.skipIf(process.platform === 'win32')(
  'on a tty, keys are sent at once, the size follows, a lost connection shows on the last row, and ~. detaches',
  async () => {
    const pty = spawnOnPty(process.execPath, [ENTRY, 'open', 'local', '--', 'sh'], {
      cols: 90,
      rows: 20,
      env,
    });
    let screen = '';
    let exit: number | undefined;
    pty.onData((data) => (screen += data));
    pty.onExit(({ exitCode }) => (exit = exitCode));
    const shows = (what: string): Promise<unknown> =>
      until(`the screen shows ${what}`, () => screen.includes(what), 30_000);
    pty.write('PS1=; stty size; echo re""ady\r');
    await shows('ready');
    expect(screen).toContain('20 90');
    pty.resize(100, 30);
    await until('the shell has the new size', async () => {
      pty.write('stty size\r');
      await new Promise((resolve) => void setTimeout(resolve, 200));
      return screen.includes('30 100');
    });
    proxy.goDown('reset');
    await shows('holdfast: reconnecting since');
    pty.write('echo typed while it was a""way\r');
    proxy.restore();
    await shows('typed while it was away');
    const typed = screen.split('typed while it was away').length - 1;
    expect(typed, 'once').toBe(1);
    pty.write('\r~.');
    await until('the client has ended', () => exit !== undefined);
    expect(exit).toBe(0);
    expect(await cli('list')).toContain('detached');
  },
  60_000,
);
