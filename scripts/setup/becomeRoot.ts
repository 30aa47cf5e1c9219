// Makes sure that later commands can use sudo, although they run without a terminal.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { findProgram, runCommand } from '../support/commands.ts';
import { SetupError } from './step.ts';

/**
 * Lets sudo ask for the password once, if there is a terminal. Otherwise throws an error whose message starts
 * with `doing`.
 */
export async function becomeRoot(doing: string): Promise<void> {
  if (process.getuid?.() === 0) return;
  if (findProgram('sudo') === undefined) {
    throw new SetupError(`${doing} needs root, and sudo is not installed: run again as root.`);
  }
  if ((await runCommand('sudo', ['-n', 'true'])).exitCode === 0) return;
  if (process.stdin.isTTY) {
    const [code] = (await once(spawn('sudo', ['-v'], { stdio: 'inherit' }), 'exit')) as [number | null];
    if (code === 0) return;
  }
  throw new SetupError(
    `${doing} needs root, and sudo needs a password: run "sudo -v" in this terminal first, or run again as root.`,
  );
}
