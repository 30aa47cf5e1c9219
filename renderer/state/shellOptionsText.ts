/** What is entered about a new shell, and how it is said. Pure. */

import type { EnteredOptions } from '../../preload/places.ts';
import { commandLine, readCommandLine } from './commandLine.ts';

/** The fields as they are typed; empty is as usual. */
export type OptionFields = { readonly user: string; readonly directory: string; readonly command: string };

export function fieldsOf({ user = '', directory = '', command = [] }: EnteredOptions): OptionFields {
  return { user, directory, command: commandLine(command) };
}

export type ReadOptions =
  | { readonly ok: true; readonly options: EnteredOptions }
  | { readonly ok: false; readonly problem: string };

/** Most words of a command, and most characters of one: the protocol's. */
const MAX_WORDS = 64;

export function readOptions({ user, directory, command }: OptionFields): ReadOptions {
  const read = readCommandLine(command);
  if (!read.ok) return read;
  const { words } = read;
  if (words.length > MAX_WORDS)
    return {
      ok: false,
      problem: `A command has ${MAX_WORDS} words at most: put a longer one into a script.`,
    };
  return {
    ok: true,
    options: {
      ...(user.trim() === '' ? {} : { user: user.trim() }),
      ...(directory.trim() === '' ? {} : { directory: directory.trim() }),
      ...(words.length === 0 ? {} : { command: [...words] }),
    },
  };
}

/** E.g. `as postgres, in /srv, psql`. */
export function optionsWords({ user, directory, command }: EnteredOptions): string {
  return [
    user === undefined ? [] : `as ${user}`,
    directory === undefined ? [] : `in ${directory}`,
    command === undefined ? [] : commandLine(command),
  ]
    .flat()
    .join(', ');
}
