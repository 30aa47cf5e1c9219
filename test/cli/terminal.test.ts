// The command-line client on real terminals: sizes of other devices, and a snapshot for a client that is far behind.
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startServerProcess, type ServerProcess } from '../../scripts/support/serverProcess.ts';
import { scratchFolders } from '../support/scratchFolder.ts';
import { until } from '../support/until.ts';
import { CliDesk, ENTRY } from './cliDesk.ts';

const run = promisify(execFile);
const newFolder = scratchFolders();
const LONG_MS = 60_000;
let server: ServerProcess;
let env: NodeJS.ProcessEnv;
const desks: CliDesk[] = [];

beforeEach(async () => {
  server = await startServerProcess();
  const tokenFile = join(newFolder(), 'token');
  writeFileSync(tokenFile, server.token, { mode: 0o600 });
  env = {
    ...process.env,
    HOLDFAST_SERVER: `ws://127.0.0.1:${server.port}`,
    HOLDFAST_TOKEN_FILE: tokenFile,
  };
});
afterEach(async () => {
  for (const { pty } of desks.splice(0)) pty.kill();
  await server.stop();
});

function start(args: readonly string[], size?: { readonly cols: number; readonly rows: number }): CliDesk {
  const desk = new CliDesk(env, args, size);
  desks.push(desk);
  return desk;
}

async function opened(command: string): Promise<string> {
  const args = [ENTRY, 'open', 'local', '--detach', '--', 'sh', '-c', command];
  return (await run(process.execPath, args, { env })).stdout.trim();
}

test("S8: the last row reports that the size is another device's, until a key is typed", async () => {
  const session = await opened('stty -echo; while read x; do stty size; done');
  const mine = start(['attach', session]);
  mine.pty.write('\r');
  await until('it has its size', () => mine.text.includes('24 80'), LONG_MS);
  const other = start(['attach', session], { cols: 100, rows: 30 });
  other.pty.write('\r');
  const words = "holdfast: sized for another device (100 × 30); type to use this terminal's size";
  await until('the last row reports it', () => mine.rows.at(-1) === words, LONG_MS);
  mine.pty.write('\r');
  await until('the report is gone', () => !mine.text.includes('another device'));
  // The shell gets the first key before the size that this key requests.
  mine.pty.write('\r');
  await until('it has its size again', () => mine.text.split('24 80').length > 2, LONG_MS);
  await until('the other client reports it', () => other.rows.at(-1)?.includes('device (80 × 24)'));
}, 120_000);

test('R11: a client on a terminal that is far behind shows a snapshot, and the output after it', async () => {
  const session = await opened('stty -echo; seq 1 400000; while read x; do echo "you typed $x"; done');
  const isPrinted = async (): Promise<boolean> =>
    (await run(process.execPath, [ENTRY, 'list'], { env })).stdout.includes('400000');
  await until('the shell has printed', isPrinted, LONG_MS);
  const desk = start(['attach', session]);
  await until('the end is shown', () => desk.rows.at(-2) === '400000', LONG_MS);
  expect(desk.rows[0]).toBe('399978');
  expect(desk.output.length, 'far less than the shell printed').toBeLessThan(200_000);
  desk.pty.write('hello\r');
  await until('later output follows', () => desk.text.includes('you typed hello'), LONG_MS);
  desk.pty.write('~.');
  await until('the client has detached', () => desk.exit === 0);
}, 120_000);
