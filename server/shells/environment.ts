/** Environment variables of shells: the user's own, and those that describe the terminal. */

import { delimiter } from 'node:path';
import type { ShellOptions } from './shell.ts';

/**
 * Variables that shells do not inherit: our secrets and settings, and those of another terminal or of the tools that started
 * us.
 */
const DROPPED =
  /^(HOLDFAST_.*|ELECTRON_.*|npm_.*|NODE_OPTIONS|INIT_CWD|CHROME_DESKTOP|GOOGLE_API_KEY|VITEST.*|TMUX|TMUX_PANE|STY|WINDOW|WINDOWID|TERMCAP|TERM_SESSION_ID|COLUMNS|LINES|SHLVL|OLDPWD|_)$/;

/** Folders that npm prepends to the PATH of its scripts. */
const NPM_FOLDER = /[\\/](node_modules[\\/]\.bin|node-gyp-bin)[\\/]?$/;

/** Variables about the terminal. `TERM` names the type that xterm.js implements. */
const TERMINAL_ENVIRONMENT: Readonly<Record<string, string>> = {
  TERM: 'xterm-256color',
  COLORTERM: 'truecolor',
  TERM_PROGRAM: 'Holdfast',
};

/** Returns the variables of every shell of session `sessionId`, including those of the shell integration. */
export function terminalEnvironment(
  sessionId: string,
  integration: Readonly<Record<string, string>>,
  { environment }: Pick<ShellOptions, 'environment'> = {},
): Readonly<Record<string, string>> {
  return {
    ...TERMINAL_ENVIRONMENT,
    ...integration,
    HOLDFAST_SESSION: sessionId,
    ...environment,
  };
}

/** Returns the variables of a shell in a container, in the engine's form: `NAME=value`. */
export function containerEnvironment(
  sessionId: string,
  options: Pick<ShellOptions, 'environment'>,
): string[] {
  const variables = terminalEnvironment(sessionId, {}, options);
  return Object.entries(variables).map(([name, value]) => `${name}=${value}`);
}

/** Returns the part of this process's environment that belongs to the user, for a local shell. */
export function usersEnvironment(own: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const environment: Record<string, string> = {};
  for (const [name, value] of Object.entries(own)) {
    if (value === undefined || DROPPED.test(name)) continue;
    environment[name] = name.toUpperCase() === 'PATH' ? withoutNpm(value) : value;
  }
  return environment;
}

function withoutNpm(path: string): string {
  return path
    .split(delimiter)
    .filter((folder) => !NPM_FOLDER.test(folder))
    .join(delimiter);
}
