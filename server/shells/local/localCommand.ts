/** Command, directory and environment of a shell on this computer. */

import { existsSync, statSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { terminalEnvironment, usersEnvironment } from '../environment.ts';
import type { IntegrationFiles } from '../integration/integrationFiles.ts';
import { localIntegration } from '../integration/localIntegration.ts';
import type { ShellOptions, TtySize } from '../shell.ts';
import { ShellFailure } from '../shellFailure.ts';

export type LocalCommand = {
  readonly file: string;
  readonly args: readonly string[];
  readonly directory: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Initial size of the tty. */
  readonly size: TtySize;
};

/**
 * Returns the command of the user's login shell, or `options.command`.
 * @param files files of the shell integration.
 * @throws ShellFailure for a user or directory that cannot be used.
 */
export function localCommand(
  options: ShellOptions,
  sessionId: string,
  files?: IntegrationFiles,
): LocalCommand {
  const [file, ...args] = options.command ?? defaultShell();
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
  const integration = shellIntegration
    ? localIntegration(file, args, files, own)
    : { args: [], environment: {} };
  const environment = { ...own, ...terminalEnvironment(sessionId, integration.environment, options) };
  const directory = directoryOf(options);
  return { file, args: [...integration.args, ...args], directory, environment, size: options.size };
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

/** Returns the user's shell as a login shell, so that it reads the user's profile. */
function defaultShell(): string[] {
  if (process.platform === 'win32') return ['powershell.exe'];
  const candidates = [process.env['SHELL'], userInfo().shell, '/bin/bash', '/bin/sh'];
  return [candidates.find(isShell) ?? 'sh', '-l'];
}

/** Returns true for an existing shell. Service accounts have a program that only refuses logins. */
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
