/** Shell integration of local shells. It makes each kind of shell mark its commands in its own way. */

import { basename } from 'node:path';
import { integrationEnvironment } from './bash.ts';
import { FISH_ARGUMENTS } from './fish.ts';
import { zshEnvironment } from './zsh.ts';

export type Integration = {
  /** Arguments that come before the shell's other arguments. */
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
};

const NONE: Integration = { args: [], environment: {} };

/** Arguments that make a shell interactive. */
const INTERACTIVE = new Set(['-l', '--login', '-i', '--interactive']);

/**
 * Returns the integration for the program `file` with `args`. An unknown program gets that of bash, because it may start a
 * bash.
 * @param ownZdotdir folder with the user's own zsh files.
 */
export function localIntegration(
  file: string,
  args: readonly string[],
  zshFolder: string | undefined,
  ownZdotdir: string | undefined,
): Integration {
  // The name of a login shell begins with a hyphen.
  const name = basename(file).replace(/^-/, '');
  if (name === 'zsh')
    return zshFolder === undefined ? NONE : { args: [], environment: zshEnvironment(zshFolder, ownZdotdir) };
  if (name === 'fish')
    return args.every((arg) => INTERACTIVE.has(arg)) ? { args: FISH_ARGUMENTS, environment: {} } : NONE;
  return { args: [], environment: integrationEnvironment() };
}
