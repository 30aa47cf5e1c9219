// Finds and runs other programs: quietly with the output kept for an error, or as root where that is needed.
import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** How a finished program ended and what it wrote (stdout and stderr together). */
export interface CommandResult {
  readonly exitCode: number;
  readonly output: string;
}

/** Options of {@link runCommand}. */
export interface CommandOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly timeoutMs?: number;
}

/** The full path of a program on PATH, or undefined. */
export function findProgram(name: string): string | undefined {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return join(folder, name);
    } catch {
      // not in this folder
    }
  }
  return undefined;
}

/** The given command line, through `sudo -n` when this process is not root. */
export function asRoot(command: string, args: readonly string[]): [string, string[]] {
  if (process.getuid?.() === 0) return [command, [...args]];
  return ['sudo', ['-n', command, ...args]];
}

/** Runs a program to its end; a program that can not start counts as exit code 127. */
export function runCommand(
  command: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      timeout: options.timeoutMs,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', (error) => resolve({ exitCode: 127, output: error.message }));
    child.once('close', (code) => resolve({ exitCode: code ?? 1, output }));
  });
}

/** Runs a program as root and throws with its last words when it fails. */
export async function runAsRoot(command: string, args: readonly string[]): Promise<string> {
  const { exitCode, output } = await runCommand(...asRoot(command, args));
  if (exitCode !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${lastLine(output)}`);
  return output;
}

/** The last line with text in a program's output. */
export function lastLine(output: string): string {
  return output.trim().split('\n').at(-1)?.trim() ?? '';
}
