/** The server program: its first output line, its errors, and its exit codes. */

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { endHeldShells } from '../../scripts/support/engine/heldShells.ts';
import { expectNothingFor } from '../support/expectNothingFor.ts';
import { scratchFolders } from '../support/scratchFolder.ts';
import { until } from '../support/until.ts';
import { TOKEN, closeOf, dial, helloHeader, nextText } from './liveServer.ts';
import { id32 } from './testClient.ts';

const ENTRY = fileURLToPath(new URL('../../server/index.ts', import.meta.url));
const folder = scratchFolders();
const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});

type Program = {
  readonly child: ChildProcess;
  readonly out: () => string;
  readonly err: () => string;
  readonly ended: Promise<number | null>;
};

function start(args: readonly string[], environment: Record<string, string> = {}): Program {
  const own = { DOCKER_HOST: 'unix:///nonexistent/docker.sock', XDG_STATE_HOME: folder() };
  const env = { ...process.env, ...own, ...environment };
  const child = spawn(process.execPath, [ENTRY, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  running.push(child);
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return { child, out: () => out, err: () => err, ended };
}

function tokenFile(text = `ann:${TOKEN}\n`): string {
  const path = join(folder(), 'tokens');
  writeFileSync(path, text, { mode: 0o600 });
  return path;
}

async function listening(program: Program): Promise<string> {
  await until(`the server listens ${program.err()}`, () => program.out().includes('\n'));
  const url = /^holdfast server listening on (wss?:\/\/\S+:\d+)\n$/.exec(program.out())?.[1];
  if (url === undefined) throw new Error(`first line: ${program.out()}`);
  return url;
}

test('the server prints its address as the only line on stdout, and logs JSON lines without tokens to stderr', async () => {
  const program = start(['--port', '0', '--token-file', tokenFile()]);
  const socket = dial(await listening(program), { hello: helloHeader() });
  expect((await nextText(socket))['type']).toBe('welcome');
  dial(await listening(program), { token: 'a-wrong-token-of-somebody' }).on('error', () => undefined);
  const closed = closeOf(socket);
  program.child.kill('SIGTERM');
  expect((await closed).code).toBe(4003);
  expect(await program.ended).toBe(0);
  expect(program.out().split('\n').length).toBe(2);
  const lines = program
    .err()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { msg: string });
  expect(lines.map(({ msg }) => msg)).toEqual(
    expect.arrayContaining(['listening', 'client connected', 'shutting down']),
  );
  expect(program.err()).not.toContain(TOKEN);
  expect(program.err()).not.toContain('a-wrong-token-of-somebody');
});

/** Starts a server with a shell that ignores SIGHUP and has a child. */
async function withShell(
  args: readonly string[],
): Promise<{ readonly program: Program; readonly pids: readonly number[] }> {
  const program = start(['--token-file', tokenFile(), ...args]);
  const socket = dial(await listening(program), { hello: helloHeader() });
  await nextText(socket);
  const pidFile = join(folder(), 'pids');
  const command = ['/bin/sh', '-c', `trap '' HUP; sleep 1000 & echo $$ $! > ${pidFile}; wait`];
  const [target, size] = [{ kind: 'local' }, { cols: 80, rows: 24 }];
  const open = { type: 'open', channel: 0, request: id32(1), target, options: { command }, size };
  socket.send(JSON.stringify({ ...open, input: { epoch: id32(1), start: 0 } }));
  expect((await nextText(socket))['type']).toBe('attached');
  const pids = await until(
    'the shell runs',
    () => existsSync(pidFile) && /^(\d+) (\d+)\n$/.exec(readFileSync(pidFile, 'utf8'))?.slice(1).map(Number),
  );
  return { program, pids };
}

const isRunning = (pid: number): boolean =>
  existsSync(`/proc/${pid}/stat`) && !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));

test('SIGTERM ends shells without holders and their children, and the server exits with 0', async () => {
  const { program, pids } = await withShell(['--no-holder']);
  program.child.kill('SIGTERM');
  expect(await program.ended).toBe(0);
  expect(pids.filter(isRunning)).toEqual([]);
}, 30_000);

test('S13: held shells survive SIGTERM, and the server exits with 0', async () => {
  const state = folder();
  const { program, pids } = await withShell(['--state-dir', state]);
  program.child.kill('SIGTERM');
  expect(await program.ended).toBe(0);
  expect(pids.filter(isRunning)).toEqual(pids);
  await endHeldShells(state);
  await until('the shells have ended', () => !pids.some(isRunning));
}, 30_000);

test.each([
  [['--port', 'x'], "--port is 'x'; allowed: a whole number from 0 to 65535"],
  [['--nonsense'], "unknown argument '--nonsense'; allowed: host, port"],
  [[], '--token-file is required'],
  [['--host', '0.0.0.0'], '--token-file is required'],
  [['--token-file', '/nonexistent/tokens'], 'the token file /nonexistent/tokens cannot be read'],
  [['--token-file', 'BROKEN'], 'line 2 has a token of fewer than 16 characters'],
  [
    ['--token-file', 'GOOD', '--tls-cert', '/nonexistent/cert', '--tls-key', 'GOOD'],
    '--tls-cert cannot be read',
  ],
  [['--token-file', 'GOOD', '--tls-cert', 'GOOD', '--tls-key', 'GOOD'], 'are not a valid pair'],
])('the server refuses %j with exit code 2 and "%s"', async (args, sentence) => {
  const files: Record<string, string> = { GOOD: tokenFile(), BROKEN: tokenFile('# team\nann:short\n') };
  const program = start(args.map((arg) => files[arg] ?? arg));
  expect(await program.ended).toBe(2);
  expect(program.err()).toContain(sentence);
  expect(program.err().trim().split('\n').length).toBe(1);
  expect(program.out()).toBe('');
});

test.each([
  ['tcp://box:99999', {}, 'docker-host "tcp://box:99999" is not an engine\'s address: allowed are unix://'],
  [
    'tcp://box:2376',
    { DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: '/nonexistent' },
    'DOCKER_CERT_PATH "/nonexistent" has no ca.pem: allowed is a folder with ca.pem, cert.pem and key.pem',
  ],
])(
  'the server refuses an engine at %s with %j, with exit code 2 and an error message',
  async (address, environment, sentence) => {
    const program = start(['--token-file', tokenFile(), '--docker-host', address], environment);
    expect(await program.ended).toBe(2);
    expect(program.err()).toContain(sentence);
    expect(program.err().trim().split('\n').length).toBe(1);
  },
);

test('a gateway with swarm:// hosts and no usable engine exits with code 2', async () => {
  const secret = tokenFile('0123456789abcdef0123456789abcdef\n');
  const args = ['--role', 'gateway', '--hosts', 'swarm://hosts:7420', '--cluster-secret-file', secret];
  const program = start([...args, '--token-file', tokenFile()], { DOCKER_HOST: 'ssh://box' });
  expect(await program.ended).toBe(2);
  expect(program.err()).toContain('DOCKER_HOST "ssh://box" is not an engine\'s address: allowed are unix://');
});

test('a malformed environment variable makes the server exit with code 2', async () => {
  const program = start(['--token-file', tokenFile()], { HOLDFAST_IDLE_TIMEOUT: 'soon' });
  expect(await program.ended).toBe(2);
  expect(program.err()).toContain("HOLDFAST_IDLE_TIMEOUT is 'soon'; allowed: a duration");
});

test('a port in use, or an address of another machine, gives a one-line error and exit code 1', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const taken = start(['--port', String(port), '--token-file', tokenFile()]);
  expect(await taken.ended).toBe(1);
  expect(taken.err()).toBe(
    `holdfast-server: port ${port} on 127.0.0.1 is in use; choose another with --port\n`,
  );
  other.close();
  const elsewhere = start(['--host', '192.0.2.1', '--token-file', tokenFile()]);
  expect(await elsewhere.ended).toBe(1);
  expect(elsewhere.err()).toContain('192.0.2.1 is not an address of this machine');
});

test('--help and --version print and exit with 0; a token file with the line from --new-token accepts its token', async () => {
  const [help, version, fresh] = [start(['--help']), start(['--version']), start(['--new-token', 'eve'])];
  expect(await Promise.all([help.ended, version.ended, fresh.ended])).toEqual([0, 0, 0]);
  expect(help.out()).toContain('--idle-timeout DURATION');
  expect(version.out()).toMatch(/^holdfast-server \d+\.\d+\.\d+\n$/);
  const token = /: (\S+)\n$/.exec(fresh.err())?.[1] ?? '';
  expect(fresh.out()).not.toContain(token);
  const program = start(['--token-file', tokenFile(fresh.out())]);
  const socket = dial(await listening(program), { token, hello: helloHeader() });
  expect((await nextText(socket))['user']).toBe('eve');
  socket.terminate();
});

test('--exit-idle: the server exits when it is unused, but not while a client is connected', async () => {
  const program = start(['--token-file', tokenFile(), '--exit-idle', '1s']);
  const socket = dial(await listening(program), { hello: helloHeader() });
  await nextText(socket);
  let exitCode: number | null | undefined;
  void program.ended.then((code) => (exitCode = code));
  await expectNothingFor(2_500, () => expect(exitCode).toBeUndefined());
  socket.close();
  expect(await program.ended).toBe(0);
});
