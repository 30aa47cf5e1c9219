// The server's disk is full. Sessions keep running, lost output is reported as a gap, and freed space is used again.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runAsRoot } from '../../scripts/support/commands.ts';
import { startServerProcess, type ServerProcess } from '../../scripts/support/serverProcess.ts';
import { projectRoot } from '../../scripts/support/projectRoot.ts';
import { scratchFolders } from '../support/scratchFolder.ts';
import { until } from '../support/until.ts';

const KiB = 1024;
const newFolder = scratchFolders();
let disk: string;
let server: ServerProcess;
let env: NodeJS.ProcessEnv;

beforeEach(async () => {
  disk = join(newFolder(), 'disk');
  mkdirSync(disk);
  await runAsRoot('mount', ['-t', 'tmpfs', '-o', 'size=1m,mode=0777', 'holdfast-test', disk]);
  server = await startServerProcess(['--history-dir', join(disk, 'history'), '--log-bytes', '64KiB']);
  const tokenFile = join(newFolder(), 'token');
  writeFileSync(tokenFile, server.token);
  env = { ...process.env, HOLDFAST_SERVER: `ws://127.0.0.1:${server.port}`, HOLDFAST_TOKEN_FILE: tokenFile };
}, 60_000);

afterEach(async () => {
  await server.stop();
  await runAsRoot('umount', [disk]);
});

function runCli(...args: string[]): { readonly out: string; readonly messages: string } {
  const entry = join(projectRoot, 'cli', 'index.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [entry, ...args], {
    env,
    encoding: 'latin1',
    maxBuffer: 64 * 1024 * KiB,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (status !== 0) throw new Error(`exit code ${status}: ${stderr}`);
  return { out: stdout, messages: stderr };
}
const cli = (...args: string[]): string => runCli(...args).out;

test(
  'R6: a session whose output no longer fits on the server’s disk keeps running, and `log` reports every missing byte',
  { timeout: 60_000 },
  async () => {
    const filler = join(disk, 'filler');
    writeFileSync(filler, Buffer.alloc(700 * KiB));
    // The output has random digits, because output that compresses well would fit.
    const print = 'head -c 3000000 /dev/urandom | od -An -v -tx1; echo the-end-of-it; sleep 1000';
    const id = cli('open', 'local', '--detach', '--', 'sh', '-c', print).trim();
    await until('the end of the output', () => cli('list').includes('the-end-of-it'), 30_000);
    await until('the warning of the full disk', () => server.log().includes('make room'), 30_000);
    const { out: log, messages } = runCli('log', id, '--raw');
    expect(log.trimEnd().endsWith('the-end-of-it')).toBe(true);
    // Each byte is printed as a space and two digits. Each line has sixteen bytes, and the tty ends it with two characters.
    const printedBytes = 3_000_000 * 3 + (3_000_000 / 16) * 2 + 'the-end-of-it\r\n'.length;
    const missing = [...messages.matchAll(/\[(\d+) bytes of output are no longer stored on the server\]/g)];
    expect(missing.length, messages).toBeGreaterThan(0);
    const missingBytes = missing.reduce((sum, [, bytes]) => sum + Number(bytes), 0);
    expect(log.length + missingBytes, 'every missing byte is reported').toBe(printedBytes);
    expect(log.length).toBeLessThan(8_000_000);
    expect(server.log().split('make room').length - 1, 'the warning is logged once').toBe(1);
    rmSync(filler);
    const more = cli('open', 'local', '--detach', '--', 'sh', '-c', 'seq 1 60000; sleep 1000').trim();
    await until('the end of the output', () => cli('list').includes('60000'), 30_000);
    expect(cli('log', more, '--raw').split('\r\n').length).toBe(60_001);
  },
);
