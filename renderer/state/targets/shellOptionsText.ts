/** What is entered about a new shell, and how it is said. Pure. */

import type { EnteredOptions } from '../../../shared/view/savedTargets.ts';
import type { Words } from '../../../shared/words/english.ts';
import { commandLine, readCommandLine } from '../commands/commandLine.ts';

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

export function readOptions({ targets }: Words, { user, directory, command }: OptionFields): ReadOptions {
  const read = readCommandLine(command);
  if (!read.ok) return { ok: false, problem: targets.openQuote };
  const { words } = read;
  if (words.length > MAX_WORDS) return { ok: false, problem: targets.tooManyWords(MAX_WORDS) };
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
export function optionsWords({ targets }: Words, { user, directory, command }: EnteredOptions): string {
  return [
    user === undefined ? [] : targets.asUser(user),
    directory === undefined ? [] : targets.inDirectory(directory),
    command === undefined ? [] : commandLine(command),
  ]
    .flat()
    .join(', ');
}
