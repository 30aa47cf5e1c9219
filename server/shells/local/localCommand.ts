/** What to run for a shell on this computer, where, and with which environment. */

import { existsSync, statSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { terminalEnvironment, usersEnvironment } from '../environment.ts';
import { localIntegration } from '../integration/localIntegration.ts';
import type { ShellOptions, TtySize } from '../shell.ts';
import { ShellFailure } from '../shellFailure.ts';

export type LocalCommand = {
  readonly file: string;
  readonly args: readonly string[];
  readonly directory: string;
  readonly environment: Readonly<Record<string, string>>;
  /** The tty's size from the beginning. */
  readonly size: TtySize;
};

/**
 * The user's login shell, or `options.command`; `zshFolder` has the file that asks zsh to mark its commands. Throws a
 * `ShellFailure`.
 */
export function localCommand(options: ShellOptions, sessionId: string, zshFolder?: string): LocalCommand {
  const [file, ...args] = options.command ?? usualShell();
  if (file === undefined)
    throw new ShellFailure('open-failed', 'the command to run is empty: name a program');
  if (options.user !== undefined && options.user !== userInfo().username) {
    const own = userInfo().username;
    throw new ShellFailure(
      'open-failed',
      `shells on this computer run as ${own}: leave the user out, or use su or sudo in the shell`,
    );
  }
  const own = usersEnvironment(process.env);
  const { shellIntegration = true } = options;
  const asked = shellIntegration
    ? localIntegration(file, args, zshFolder, own['ZDOTDIR'])
    : { args: [], environment: {} };
  const environment = { ...own, ...terminalEnvironment(sessionId, asked.environment, options) };
  const directory = directoryOf(options);
  return { file, args: [...asked.args, ...args], directory, environment, size: options.size };
}

function directoryOf({ directory, directoryOptional }: ShellOptions): string {
  if (directory === undefined) return homeDirectory();
  if (isDirectory(directory)) return directory;
  if (directoryOptional) return homeDirectory();
  throw new ShellFailure(
    'open-failed',
    `the directory ${directory} does not exist on this computer: name another one`,
  );
}

/** The user's shell as a login shell, so that it reads the profile a terminal is expected to have. */
function usualShell(): string[] {
  if (process.platform === 'win32') return ['powershell.exe'];
  const candidates = [process.env['SHELL'], userInfo().shell, '/bin/bash', '/bin/sh'];
  return [candidates.find(isShell) ?? 'sh', '-l'];
}

/** Accounts of services have a program for a shell that only refuses. */
function isShell(path: string | null | undefined): path is string {
  return (
    typeof path === 'string' && path.startsWith('/') && !/\/(nologin|false)$/.test(path) && existsSync(path)
  );
}

function homeDirectory(): string {
  return isDirectory(homedir()) ? homedir() : '/';
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
