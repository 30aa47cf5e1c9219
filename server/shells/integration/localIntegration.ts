/** Asks a shell of this computer to mark its commands, in the way that its kind takes it. */

import { basename } from 'node:path';
import { integrationEnvironment } from './bash.ts';
import { FISH_ARGUMENTS } from './fish.ts';
import { zshEnvironment } from './zsh.ts';

export type Integration = {
  /** Arguments for the shell before its others. */
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
};

const NONE: Integration = { args: [], environment: {} };

/** With these the shell is one that somebody types into. */
const FOR_TYPING = new Set(['-l', '--login', '-i', '--interactive']);

/**
 * For the program `file` with `args`, and `ownZdotdir`, where the user's zsh has its files. A program that is no shell we know gets what
 * bash takes: it may start one.
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
    return args.every((arg) => FOR_TYPING.has(arg)) ? { args: FISH_ARGUMENTS, environment: {} } : NONE;
  return { args: [], environment: integrationEnvironment() };
}
