/** Shell integration of local shells. It makes each kind of shell mark its commands in its own way. */

import { basename } from 'node:path';
import { bashIntegration, isPlainBash } from './bash.ts';
import { FISH_ARGUMENTS } from './fish.ts';
import type { IntegrationFiles } from './integrationFiles.ts';
import { isPlainZsh, zshEnvironment } from './zsh.ts';

export type Integration = {
  /** Arguments that come before the shell's other arguments. */
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
};

const NONE: Integration = { args: [], environment: {} };

/** Arguments that make fish interactive. */
const INTERACTIVE = new Set(['-l', '--login', '-i', '--interactive']);

/** The bash of macOS, version 3.2, does not read `ENV` in POSIX mode. */
const APPLE_BASH = '/bin/bash';

/**
 * Returns the integration for the program `file` with `args`; none for a program that is not a known shell.
 * @param own the user's environment.
 */
export function localIntegration(
  file: string,
  args: readonly string[],
  files: IntegrationFiles | undefined,
  own: Readonly<Record<string, string>>,
): Integration {
  // The name of a login shell begins with a hyphen.
  const name = basename(file).replace(/^-/, '');
  if (name === 'fish') return args.every((arg) => INTERACTIVE.has(arg)) ? fish : NONE;
  if (files === undefined) return NONE;
  if (name === 'zsh') {
    return isPlainZsh(args)
      ? { args: [], environment: zshEnvironment(files.zshFolder, own['ZDOTDIR']) }
      : NONE;
  }
  const isBash = name === 'bash' && isPlainBash(args) && !isAppleBash(file);
  return isBash ? bashIntegration(files.bash, args, own['ENV']) : NONE;
}

const fish: Integration = { args: FISH_ARGUMENTS, environment: {} };

function isAppleBash(file: string): boolean {
  return process.platform === 'darwin' && file === APPLE_BASH;
}
