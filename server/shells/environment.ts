/** The environment of a shell on this computer: the server's own, without what is not the user's. */

import { delimiter } from 'node:path';
import { integrationEnvironment } from './integration/bash.ts';
import type { ShellOptions } from './shell.ts';

/** Secrets and switches of ours, noise of the tools that started us, and what belongs to another terminal. */
const DROPPED =
  /^(HOLDFAST_.*|ELECTRON_.*|npm_.*|NODE_OPTIONS|INIT_CWD|CHROME_DESKTOP|GOOGLE_API_KEY|VITEST.*|TMUX|TMUX_PANE|STY|WINDOW|WINDOWID|TERMCAP|TERM_SESSION_ID|COLUMNS|LINES|SHLVL|OLDPWD|_)$/;

/** Folders that npm puts first on the PATH of what it runs. */
const NPM_FOLDER = /[\\/](node_modules[\\/]\.bin|node-gyp-bin)[\\/]?$/;

/** What every shell is told about its terminal; `TERM` names what xterm.js implements. */
const TERMINAL_ENVIRONMENT: Readonly<Record<string, string>> = {
  TERM: 'xterm-256color',
  COLORTERM: 'truecolor',
  TERM_PROGRAM: 'Holdfast',
};

/** What every shell of session `sessionId` gets, wherever it runs, and with it what asks it to mark its commands. */
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

/** The same for a container, as the engine takes it: `NAME=value`. */
export function containerEnvironment(
  sessionId: string,
  options: Pick<ShellOptions, 'shellIntegration' | 'environment'>,
): string[] {
  const variables = terminalEnvironment(sessionId, integrationEnvironment(options.shellIntegration), options);
  return Object.entries(variables).map(([name, value]) => `${name}=${value}`);
}

/** This process's own environment as far as it is the user's: a local shell begins with it. */
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
