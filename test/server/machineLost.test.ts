// A machine is lost. Users can read the recorded output of its sessions once another machine has its disk.
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { runCommand } from '../../scripts/support/commands.ts';
import { startServerProcess, type ServerProcess } from '../../scripts/support/serverProcess.ts';
import { CliClient } from '../support/cliClient.ts';
import { freePort } from '../support/network/freePort.ts';
import { scratchFolders } from '../support/scratchFolder.ts';
import { until } from '../support/until.ts';

/** Number of printed lines: more than one block of recorded output. */
const LINES = 100_000;
const SCRIPT = `stty raw -echo; echo $HOLDFAST_SESSION; seq ${LINES}; echo over; read line`;
const PRINTED = `${Array.from({ length: LINES }, (_, at) => `${at + 1}\n`).join('')}over\n`;
/** Exit code of the client if the session ended without the shell's own exit (docs/CLI.md). */
const ENDED_OTHERWISE = 6;

const newFolder = scratchFolders();
const running: ServerProcess[] = [];

afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});

async function serve(args: readonly string[], port = 0): Promise<ServerProcess> {
  const started = await startServerProcess(args, undefined, port);
  running.push(started);
  return started;
}

/** PIDs of the holders whose folders are on `disk`. */
async function holdersOn(disk: string): Promise<number[]> {
  const { output } = await runCommand('ps', ['-axo', 'pid=,command=']);
  const lines = output.split('\n').filter((line) => line.includes('holder-') && line.includes(disk));
  return lines.map((line) => Number.parseInt(line, 10));
}

function bytesIn(folder: string): number {
  if (!existsSync(folder)) return 0;
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
}

/** Kills the server and all holders, as a power failure does. */
async function losePower(host: ServerProcess, disk: string): Promise<void> {
  const holders = await holdersOn(disk);
  expect(holders).not.toEqual([]);
  await host.kill();
  for (const holder of holders) process.kill(holder, 'SIGKILL');
  await until('the holders have ended', async () => (await holdersOn(disk)).length === 0);
}

test(
  'S13 G4: the sessions of a lost machine have ended, and another machine with its disk serves their output',
  { timeout: 90_000 },
  async () => {
    const [disk, folder] = [newFolder(), newFolder()];
    const secret = join(folder, 'secret');
    writeFileSync(secret, randomBytes(32).toString('hex'), { mode: 0o600 });
    const shared = ['--cluster-secret-file', secret];
    const own = ['--role', 'host', '--host-id', 'web-1', '--state-dir', disk, ...shared];
    const lost = await serve(own);
    const other = await freePort();
    const hosts = [lost.port, other].flatMap((port) => ['--hosts', `ws://127.0.0.1:${port}`]);
    const gateway = await serve(['--role', 'gateway', ...hosts, ...shared]);
    const client = new CliClient(`ws://127.0.0.1:${gateway.port}`, gateway.token, folder);

    const session = client.pipe('open', 'local', '--', 'sh', '-c', SCRIPT);
    await until('all lines', () => session.output().endsWith(PRINTED), 20_000);
    const printed = session.output();
    const [id = ''] = printed.split('\n', 1);
    // The newest output stays in memory until it fills a block.
    await until('recorded output', () => bytesIn(join(disk, 'history')) > 0, 20_000);
    await losePower(lost, disk);
    await until('the gateway logs the loss', () => gateway.log().includes('"state":"away"'));

    await serve(own, other);
    expect(await session.exit).toBe(ENDED_OTHERWISE);
    expect(session.output()).toBe(printed);
    const [after] = await client.sessions();
    expect(after).toMatchObject({
      session: id,
      state: { kind: 'ended', end: { kind: 'failed', detail: expect.stringContaining('was restarted') } },
    });
    const recorded = await client.run('log', '--raw', id);
    expect(recorded).not.toBe('');
    expect(printed.startsWith(recorded), 'what was recorded is the beginning of what was printed').toBe(true);
  },
);
