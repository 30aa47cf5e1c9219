// The client among other Unix programs: pipes that close, full disks, signals, job control, and terminals of any size.
import { execFile, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { spawn as spawnOnPty, type IPty } from '@lydell/node-pty';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startServerProcess, type ServerProcess } from '../../scripts/support/serverProcess.ts';
import { TcpProxy } from '../../scripts/support/tcpProxy.ts';
import { scratchFolders } from '../support/scratchFolder.ts';
import { until } from '../support/until.ts';
import { ENTRY } from './cliDesk.ts';

const newFolder = scratchFolders();
const run = promisify(execFile);
const LONG_MS = 60_000;
const HF = `${process.execPath} ${ENTRY}`;
let server: ServerProcess;
let proxy: TcpProxy;
let env: NodeJS.ProcessEnv;
const ptys: IPty[] = [];

beforeEach(async () => {
  server = await startServerProcess();
  proxy = await TcpProxy.start(server.port);
  const tokenFile = join(newFolder(), 'token');
  writeFileSync(tokenFile, server.token, { mode: 0o600 });
  env = { ...process.env, HOLDFAST_SERVER: `ws://127.0.0.1:${proxy.port}`, HOLDFAST_TOKEN_FILE: tokenFile };
});
afterEach(async () => {
  for (const pty of ptys.splice(0)) pty.kill();
  await proxy.stop();
  await server.stop();
});

type Result = { readonly code: number | null; readonly out: string; readonly error: string };

/** Runs a line of bash, whose exit code is that of the client in it. */
async function bash(line: string): Promise<Result> {
  const child = spawn('bash', ['-c', line], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, error] = ['', ''];
  child.stdout.on('data', (bytes: Buffer) => (out += bytes.toString()));
  child.stderr.on('data', (bytes: Buffer) => (error += bytes.toString()));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, error })));
}

async function opened(...command: string[]): Promise<string> {
  const args = [ENTRY, 'open', 'local', '--detach', '--', ...command];
  return (await run(process.execPath, args, { env })).stdout.trim();
}

const list = async (): Promise<string> => (await run(process.execPath, [ENTRY, 'list'], { env })).stdout;

type Screen = { readonly pty: IPty; text: string; exit: number | undefined };

function onPty(file: string, args: readonly string[], size = { cols: 80, rows: 24 }, more = {}): Screen {
  const pty = spawnOnPty(file, [...args], { ...size, env: { ...env, ...more } });
  ptys.push(pty);
  const screen: Screen = { pty, text: '', exit: undefined };
  pty.onData((data) => (screen.text += data));
  pty.onExit(({ exitCode }) => (screen.exit = exitCode));
  return screen;
}

const shows = (screen: Screen, text: string): Promise<unknown> =>
  until(`the screen shows ${text}`, () => screen.text.includes(text), LONG_MS);

test(
  'a reader that closes the pipe ends `log` silently, with the exit code of SIGPIPE',
  async () => {
    const id = await opened('seq', '1', '300000');
    await until('the shell has printed', async () => (await list()).includes('300000'), LONG_MS);
    const result = await bash(`${HF} log ${id} | head -1; exit \${PIPESTATUS[0]}`);
    expect(result).toEqual({ code: 141, out: '1\n', error: '' });
  },
  LONG_MS,
);

test.each(['--help', '--version', 'list', 'list targets', 'list --json'])(
  'a full disk ends `%s` with one sentence and exit code 1',
  async (command) => {
    expect(await bash(`${HF} ${command} >/dev/full`)).toEqual({
      code: 1,
      out: '',
      error: 'holdfast: cannot write to standard output: no space left on device\n',
    });
  },
  LONG_MS,
);

test(
  'a full disk ends `log` and `attach` with exit code 1, and messages that cannot be written are no error',
  async () => {
    const id = await opened('sh', '-c', 'seq 1 1000; exec sleep 1000');
    await until('the shell has printed', async () => (await list()).includes('1000'), LONG_MS);
    for (const command of [`log ${id}`, `attach ${id}`]) {
      const { code, error } = await bash(`${HF} ${command} >/dev/full </dev/null`);
      expect([code, error]).toEqual([1, expect.stringContaining('no space left on device\n')]);
    }
    expect(await bash(`${HF} nonsense 2>/dev/full`)).toMatchObject({ code: 2 });
  },
  LONG_MS,
);

test(
  '`open` whose reader closes the pipe names the session that keeps running',
  async () => {
    const result = await bash(
      `${HF} open local -- seq 1 9999999 < <(exec sleep 60 2>/dev/null) | head -1; exit \${PIPESTATUS[0]}`,
    );
    expect(result).toMatchObject({ code: 141, out: '1\r\n' });
    const [, id] = /^holdfast: session (\S+) keeps running: /.exec(result.error) ?? [];
    expect(await list()).toContain(id ?? 'no session was named');
  },
  LONG_MS,
);

test.each([
  ['SIGTERM', 143],
  ['SIGINT', 130],
  ['SIGHUP', 129],
  ['SIGQUIT', 131],
] as const)(
  '%s ends `attach` with exit code %i, and the session that keeps running is named',
  async (signal, code) => {
    const id = await opened('sh', '-c', 'echo ready; exec sleep 1000');
    const child = spawn(process.execPath, [ENTRY, 'attach', id], { env });
    let [out, error] = ['', ''];
    child.stdout.on('data', (bytes: Buffer) => (out += bytes.toString()));
    child.stderr.on('data', (bytes: Buffer) => (error += bytes.toString()));
    await until('the output', () => out.includes('ready'), LONG_MS);
    child.kill(signal);
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(code);
    expect(error).toBe(`holdfast: session ${id} keeps running: \`attach\` returns to it, \`end\` ends it\n`);
  },
  LONG_MS,
);

test(
  'leaving while the server is away does not claim to be connected again',
  async () => {
    const id = await opened('sh', '-c', 'echo ready; exec sleep 1000');
    const child = spawn(process.execPath, [ENTRY, 'attach', id], { env });
    let [out, error] = ['', ''];
    child.stdout.on('data', (bytes: Buffer) => (out += bytes.toString()));
    child.stderr.on('data', (bytes: Buffer) => (error += bytes.toString()));
    await until('the output', () => out.includes('ready'), LONG_MS);
    proxy.goDown('reset');
    await until('the report', () => error.includes('reconnecting since'), LONG_MS);
    child.kill('SIGTERM');
    await new Promise((resolve) => child.on('close', resolve));
    expect(error).not.toContain('reconnected');
  },
  LONG_MS,
);

test(
  '--give-up-after limits the time without the server, with exit code 3 and the session',
  async () => {
    const id = await opened('sh', '-c', 'echo ready; exec sleep 1000');
    const child = spawn(process.execPath, [ENTRY, 'attach', id, '--give-up-after', '2'], { env });
    let [out, error] = ['', ''];
    child.stdout.on('data', (bytes: Buffer) => (out += bytes.toString()));
    child.stderr.on('data', (bytes: Buffer) => (error += bytes.toString()));
    await until('the output', () => out.includes('ready'), LONG_MS);
    proxy.goDown('reset');
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(3);
    expect(error).toContain('gave up after 2 s without the server');
    expect(error).toContain(`session ${id} keeps running`);
  },
  LONG_MS,
);

test(
  'the end of a session by somebody else is reported on standard error and in `list`',
  async () => {
    const id = await opened('sh', '-c', 'echo ready; exec sleep 1000');
    const ended = bash(`${HF} attach ${id} --quiet </dev/null`);
    await until('the client is attached', async () => (await list()).includes('attached (1)'), LONG_MS);
    await run(process.execPath, [ENTRY, 'end', id], { env });
    expect(await ended).toMatchObject({
      code: 6,
      error: expect.stringMatching(/^holdfast: The session was ended at .*\.\n$/),
    });
    expect(await list()).toContain('ended: ended by the user');
  },
  LONG_MS,
);

test(
  'a stop that cannot be announced (SIGSTOP) is followed by a raw terminal as well',
  async () => {
    const id = await opened('sh', '-c', 'stty -echo; echo first li""ne; while read x; do stty size; done');
    const screen = onPty('bash', ['--norc', '--noprofile', '-i'], undefined, { PS1: '$ ' });
    screen.pty.write(`${HF} attach ${id}\r`);
    await shows(screen, 'first line');
    const [, pid = ''] = await until('the client', async () => {
      const { stdout } = await run('ps', ['-o', 'pid=,args=', '--ppid', String(screen.pty.pid)]);
      return /(\d+) .*attach/.exec(stdout) ?? undefined;
    });
    process.kill(Number(pid), 'SIGSTOP');
    await shows(screen, 'Stopped');
    screen.text = '';
    screen.pty.write('fg\r');
    await shows(screen, 'first line');
    screen.pty.write('\r');
    await shows(screen, '24 80');
  },
  LONG_MS,
);

test(
  'a terminal of 0 × 0 attaches with 80 × 24, and follows the first real size',
  async () => {
    const session = [
      'open',
      'local',
      '--',
      'sh',
      '-c',
      'stty -echo; stty size; while read x; do stty size; done',
    ];
    const script = `stty rows 0 cols 0; echo started; exec ${HF} ${session.map((word) => `'${word}'`).join(' ')}`;
    const screen = onPty('bash', ['-c', script]);
    await shows(screen, '24 80');
    screen.pty.resize(90, 20);
    screen.text = '';
    await until(
      'the first real size',
      () => {
        screen.pty.write('\r');
        return screen.text.includes('20 90');
      },
      LONG_MS,
    );
  },
  LONG_MS,
);

test(
  'a dumb terminal gets no escape sequences of the client',
  async () => {
    const screen = onPty(
      process.execPath,
      [ENTRY, 'open', 'local', '--', 'sh', '-c', 'echo ready; read x'],
      undefined,
      {
        TERM: 'dumb',
      },
    );
    await shows(screen, 'ready');
    proxy.goDown('reset');
    await shows(screen, 'holdfast: reconnecting since');
    screen.pty.write('~.');
    await until('the client has ended', () => screen.exit !== undefined, LONG_MS);
    expect(screen.text).not.toContain('\u001b');
  },
  LONG_MS,
);
