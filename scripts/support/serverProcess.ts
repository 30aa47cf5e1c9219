// A socket server in its own process, as a team would run it, for the demo and the tests.
import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { endHeldShells } from './engine/heldShells.ts';
import { endChild } from './processes.ts';
import { projectRoot } from './projectRoot.ts';

export interface ServerProcess {
  readonly port: number;
  readonly token: string;
  /** The one that runs now. */
  readonly process: ChildProcess;
  /** Everything it logged so far, in all its runs. */
  log(): string;
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
  /** SIGTERM, and the next run once it has ended. */
  restart(): Promise<void>;
  /** The next run, at the same port with the same state. */
  start(): Promise<void>;
  /** Ends it and the shells that outlive it. */
  stop(): Promise<void>;
}

/** A home without anyone's profile, whose start-up could be slow or waiting for something; zsh asks questions where it finds no `.zshrc`. */
function emptyHome(folder: string): string {
  const home = join(folder, 'home');
  mkdirSync(home);
  writeFileSync(join(home, '.zshrc'), '');
  return home;
}

type Listening = { readonly child: ChildProcess; readonly port: number };

/** One run after the other in the same folder, which has its token, its state, and the home of its shells. */
class Runs {
  readonly #folder: string;
  readonly #args: readonly string[];
  readonly #home: string;
  readonly #state: string;
  log = '';

  constructor(folder: string, args: readonly string[]) {
    this.#folder = folder;
    this.#args = args;
    this.#home = emptyHome(folder);
    const given = args.indexOf('--state-dir');
    this.#state = (given < 0 ? undefined : args[given + 1]) ?? join(folder, 'state');
  }

  /** Resolves when it listens; rejects with what it said when it ends before. */
  async start(port: number): Promise<Listening> {
    const child = this.#spawn(port);
    child.stderr?.on('data', (chunk: Buffer) => (this.log += chunk.toString()));
    if (child.stdout !== null) {
      for await (const line of createInterface({ input: child.stdout })) {
        const listening = /^holdfast server listening on wss?:\/\/.*:(\d+)$/.exec(line)?.[1];
        if (listening !== undefined) return { child, port: Number(listening) };
      }
    }
    await endChild(child);
    throw new Error(`the server did not start: ${this.log}`);
  }

  async stop(child?: ChildProcess): Promise<void> {
    if (child !== undefined) await endChild(child);
    await endHeldShells(this.#state);
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #spawn(port: number): ChildProcess {
    const entry = join(projectRoot, 'server', 'index.ts');
    const own = ['--token-file', join(this.#folder, 'tokens'), '--host', '127.0.0.1', '--port', String(port)];
    if (!this.#args.includes('--state-dir')) own.push('--state-dir', this.#state);
    const options = [entry, ...own, ...this.#args];
    const env = { ...process.env, HOME: this.#home };
    return spawn(process.execPath, options, { stdio: ['ignore', 'pipe', 'pipe'], env });
  }
}

/**
 * Starts the server on loopback with the users `demo`, who has `token`, and `second`, who has `token-second`, and waits
 * until it listens.
 * @param args may have a `--state-dir`, which stays.
 * @param listenAt 0 for a free port.
 */
export async function startServerProcess(
  args: readonly string[] = [],
  token = randomBytes(24).toString('hex'),
  listenAt = 0,
): Promise<ServerProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-server-'));
  writeFileSync(join(folder, 'tokens'), `demo:${token}\nsecond:${token}-second\n`, { mode: 0o600 });
  const runs = new Runs(folder, args);
  const { port, child: first } = await runs.start(listenAt).catch(async (error: unknown) => {
    await runs.stop();
    throw error;
  });
  let child = first;
  return {
    port,
    token,
    get process() {
      return child;
    },
    log: () => runs.log,
    kill: async () => {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
    restart: async () => {
      await endChild(child);
      ({ child } = await runs.start(port));
    },
    start: async () => {
      ({ child } = await runs.start(port));
    },
    stop: () => runs.stop(child),
  };
}
