// The command-line client as a process, for tests: its commands, and sessions on pipes.
import { execFile, spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../../scripts/support/projectRoot.ts';

const ENTRY = join(projectRoot, 'cli', 'index.ts');
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;
const run = promisify(execFile);
const startLocally = (command: string, args: readonly string[], options: SpawnOptions): ChildProcess =>
  spawn(command, args, options);

/** Session on pipes. Its output has only the session's bytes. */
export type PipedSession = {
  readonly process: ChildProcess;
  /** All output so far. */
  readonly output: () => string;
  /** Exit code, available once all output was read. */
  readonly exit: Promise<number | null>;
};

export class CliClient {
  readonly #env: NodeJS.ProcessEnv;
  readonly #start: typeof startLocally;

  /** @param folder folder for the token file. @param start starts sessions elsewhere, for example in a network namespace. */
  constructor(url: string, token: string, folder: string, start = startLocally) {
    this.#start = start;
    const tokenFile = join(folder, 'cli-token');
    writeFileSync(tokenFile, token, { mode: 0o600 });
    this.#env = { ...process.env, HOLDFAST_SERVER: url, HOLDFAST_TOKEN_FILE: tokenFile };
  }

  /** Runs a command and returns its output. Rejects unless it exits with 0. */
  async run(...args: string[]): Promise<string> {
    const options = { env: this.#env, maxBuffer: MAX_OUTPUT_BYTES, encoding: 'latin1' } as const;
    return (await run(process.execPath, [ENTRY, ...args], options)).stdout;
  }

  /** Returns the sessions as `list --json` prints them. */
  async sessions(): Promise<Record<string, unknown>[]> {
    return JSON.parse(await this.run('list', '--json')) as Record<string, unknown>[];
  }

  /** Runs `open` or `attach` on pipes. */
  pipe(...args: string[]): PipedSession {
    const [name = '', ...rest] = args;
    const options: SpawnOptions = { env: this.#env, stdio: ['pipe', 'pipe', 'inherit'] };
    const child = this.#start(process.execPath, [ENTRY, name, '--quiet', ...rest], options);
    const chunks: Buffer[] = [];
    child.stdout?.on('data', (bytes: Buffer) => void chunks.push(bytes));
    const exit = new Promise<number | null>((resolve) => child.on('close', resolve));
    return { process: child, output: () => Buffer.concat(chunks).toString('latin1'), exit };
  }
}
