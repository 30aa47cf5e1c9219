/** Shell integration of local shells: makes them mark their commands, in the way of each kind of shell. */

import { basename } from 'node:path';
import { integrationEnvironment } from './bash.ts';
import { FISH_ARGUMENTS } from './fish.ts';
import { zshEnvironment } from './zsh.ts';

export type Integration = {
  /** Arguments before the shell's others. */
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
};

const NONE: Integration = { args: [], environment: {} };

/** Arguments of an interactive shell. */
const INTERACTIVE = new Set(['-l', '--login', '-i', '--interactive']);

/**
 * Integration for the program `file` with `args`. An unknown program gets that of bash, since it may start one.
 * @param ownZdotdir folder with the user's own zsh files.
 */
export function localIntegration(
  file: string,
  args: readonly string[],
  zshFolder: string | undefined,
  ownZdotdir: string | undefined,
): Integration {
  // A login shell's own name begins with a hyphen.
  const name = basename(file).replace(/^-/, '');
  if (name === 'zsh')
    return zshFolder === undefined ? NONE : { args: [], environment: zshEnvironment(zshFolder, ownZdotdir) };
  if (name === 'fish')
    return args.every((arg) => INTERACTIVE.has(arg)) ? { args: FISH_ARGUMENTS, environment: {} } : NONE;
  return { args: [], environment: integrationEnvironment() };
}
