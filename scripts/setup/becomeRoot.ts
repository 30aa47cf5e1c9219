// Makes sure, before quiet commands, that they can run as root.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { findProgram, runCommand } from '../support/commands.ts';
import { SetupError } from './step.ts';

/** A sudo that has to ask for a password does so here, once, where there is someone to ask; `doing` begins the sentence otherwise. */
export async function becomeRoot(doing: string): Promise<void> {
  if (process.getuid?.() === 0) return;
  if (findProgram('sudo') === undefined) {
    throw new SetupError(`${doing} needs root, and there is no sudo here: run again as root.`);
  }
  if ((await runCommand('sudo', ['-n', 'true'])).exitCode === 0) return;
  if (process.stdin.isTTY) {
    const [code] = (await once(spawn('sudo', ['-v'], { stdio: 'inherit' }), 'exit')) as [number | null];
    if (code === 0) return;
  }
  throw new SetupError(
    `${doing} needs root, and sudo asks for a password: run "sudo -v" in this terminal first, or run again as root.`,
  );
}
