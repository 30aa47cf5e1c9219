// Finds and runs other programs (as root if needed), and captures their output.
import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Exit code and output of a program. `output` contains stdout and stderr in the order of arrival. */
export interface CommandResult {
  readonly exitCode: number;
  readonly output: string;
  /** Only the output on stdout. */
  readonly stdout: string;
}

/** Options of {@link runCommand}. */
export interface CommandOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly timeoutMs?: number;
}

/** Full path of a program on PATH; undefined when there is none. */
export function findProgram(name: string): string | undefined {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return join(folder, name);
    } catch {
      // The program is not in this folder.
    }
  }
  return undefined;
}

/** The command line with `sudo -n` in front, unless this process runs as root. */
export function asRoot(command: string, args: readonly string[]): [string, string[]] {
  if (process.getuid?.() === 0) return [command, [...args]];
  return ['sudo', ['-n', command, ...args]];
}

/** Runs a program until it ends. If it cannot be started, the exit code is 127. */
export function runCommand(
  command: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  return new Promise((resolve) => {
    let output = '';
    let stdout = '';
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      timeout: options.timeoutMs,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      stdout += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', (error) => resolve({ exitCode: 127, output: error.message, stdout }));
    child.once('close', (code) => resolve({ exitCode: code ?? 1, output, stdout }));
  });
}

/**
 * Runs a program as root and returns its output. If the program fails, throws an error with the last line of
 * its output.
 */
export async function runAsRoot(command: string, args: readonly string[]): Promise<string> {
  const { exitCode, output } = await runCommand(...asRoot(command, args));
  if (exitCode !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${lastLine(output)}`);
  return output;
}

/** Last non-empty line of a program's output. */
export function lastLine(output: string): string {
  return output.trim().split('\n').at(-1)?.trim() ?? '';
}
