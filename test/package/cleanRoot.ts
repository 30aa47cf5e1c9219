// A clean copy of this machine's system in which to install a package, driven by shell commands; its processes and changes end with it.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../scripts/support/projectRoot.ts';

const SCRIPT = join(projectRoot, 'scripts', 'packaging', 'cleanRoot.sh');
const MARK = '-- done --';

export type CommandResult = { readonly exitCode: number; readonly output: string };

export class CleanRoot {
  readonly #room: string;
  readonly #shell: ChildProcess;
  #output = '';
  #onOutput: () => void = () => undefined;

  /** Starts the system; the folder `given` is mounted there at /tmp/given. */
  constructor(given: string) {
    this.#room = mkdtempSync(join(tmpdir(), 'holdfast-root-'));
    const namespaces = ['--mount', '--pid', '--fork', '--kill-child'];
    this.#shell = spawn('unshare', [...namespaces, SCRIPT, this.#room, given], { stdio: 'pipe' });
    for (const stream of [this.#shell.stdout, this.#shell.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        this.#output += chunk.toString();
        this.#onOutput();
      });
    }
    this.#shell.once('exit', () => this.#onOutput());
  }

  /** Runs shell commands as root, to their end. */
  async run(commands: string): Promise<CommandResult> {
    this.#output = '';
    const done = new Promise<void>((resolve, reject) => {
      this.#onOutput = () => {
        if (this.#output.includes(MARK)) resolve();
        else if (this.#shell.exitCode !== null) reject(new Error(`the clean root ended: ${this.#output}`));
      };
    });
    this.#shell.stdin?.write(`{\n${commands}\n} </dev/null 2>&1; printf '\\n${MARK} %s\\n' "$?"\n`);
    await done;
    const [output = '', exitCode = ''] = this.#output.split(`\n${MARK} `);
    return { exitCode: Number(exitCode), output };
  }

  /** Runs shell commands as root and returns their output; throws when they fail. */
  async get(commands: string): Promise<string> {
    const { exitCode, output } = await this.run(commands);
    if (exitCode !== 0) throw new Error(`"${commands}" ended with ${exitCode}: ${output}`);
    return output;
  }

  async close(): Promise<void> {
    if (this.#shell.exitCode === null && this.#shell.signalCode === null) {
      const gone = once(this.#shell, 'exit');
      this.#shell.kill('SIGKILL');
      await gone;
    }
    rmSync(this.#room, { recursive: true, force: true });
  }
}
