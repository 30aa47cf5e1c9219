// A server in its own process, as in real use, for the demo and the tests.
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
  /** Process of the current run. */
  readonly process: ChildProcess;
  /** The log of all runs so far. */
  log(): string;
  /** Kills the server with SIGKILL; resolves when it has ended. */
  kill(): Promise<void>;
  /** Ends the server with SIGTERM, then starts it again. */
  restart(): Promise<void>;
  /** Starts the server again, on the same port and with the same state. */
  start(): Promise<void>;
  /** Ends the server, and the shells that outlive it. */
  stop(): Promise<void>;
}

/**
 * Creates a home without a developer's shell profile, which may be slow. It contains an empty `.zshrc`,
 * because without one zsh asks the user questions.
 */
function emptyHome(folder: string): string {
  const home = join(folder, 'home');
  mkdirSync(home);
  writeFileSync(join(home, '.zshrc'), '');
  return home;
}

type Listening = { readonly child: ChildProcess; readonly port: number };

/**
 * Consecutive runs of a server in one folder. They share its tokens, its state, and the home for its shells.
 */
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

  /** Resolves when the server listens. If it ends before that, rejects with its log. */
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
 * Starts the server on loopback and waits until it listens. It has two users: the token of `demo` is `token`,
 * and the token of `second` is `token` followed by `-second`.
 * @param args may contain `--state-dir`, whose folder is not removed.
 * @param listenAt port, or 0 for a free one.
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
