// A socket server in its own process, as a team would run it, for the demo and the tests.
import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { endChild } from './processes.ts';
import { projectRoot } from './projectRoot.ts';

export interface ServerProcess {
  readonly port: number;
  readonly token: string;
  readonly process: ChildProcess;
  /** Everything it logged so far. */
  log(): string;
  stop(): Promise<void>;
}

/** A home without anyone's profile, whose start-up could be slow or waiting for something; zsh asks questions where it finds no `.zshrc`. */
function emptyHome(folder: string): string {
  const home = join(folder, 'home');
  mkdirSync(home);
  writeFileSync(join(home, '.zshrc'), '');
  return home;
}

/** Starts the server on a free loopback port with one user, `demo`, and waits until it listens. */
export async function startServerProcess(args: readonly string[] = []): Promise<ServerProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-server-'));
  const token = randomBytes(24).toString('hex');
  const tokenFile = join(folder, 'tokens');
  writeFileSync(tokenFile, `demo:${token}\n`, { mode: 0o600 });
  const entry = join(projectRoot, 'server', 'index.ts');
  const own = ['--token-file', tokenFile, '--state-dir', join(folder, 'state')];
  const options = ['--host', '127.0.0.1', '--port', '0', ...own, ...args];
  const child = spawn(process.execPath, [entry, ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, HOME: emptyHome(folder) },
  });
  let log = '';
  child.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()));
  const stop = async (): Promise<void> => {
    await endChild(child);
    rmSync(folder, { recursive: true, force: true });
  };
  for await (const line of createInterface({ input: child.stdout })) {
    const port = /^holdfast server listening on wss?:\/\/.*:(\d+)$/.exec(line)?.[1];
    if (port !== undefined) return { port: Number(port), token, process: child, log: () => log, stop };
  }
  await stop();
  throw new Error(`the server did not start: ${log}`);
}
