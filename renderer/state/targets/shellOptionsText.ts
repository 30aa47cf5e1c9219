/** Options of a new shell: their text fields, and a description of them as text. */

import type { EnteredOptions } from '../../../shared/view/savedTargets.ts';
import type { Words } from '../../../shared/words/english.ts';
import { commandLine, parseCommandLine } from './commandLine.ts';

/** The text in each field; an empty field means the target's default. */
export type OptionFields = { readonly user: string; readonly directory: string; readonly command: string };

export function fieldsOf({ user = '', directory = '', command = [] }: EnteredOptions): OptionFields {
  return { user, directory, command: commandLine(command) };
}

type ParsedOptions =
  | { readonly ok: true; readonly options: EnteredOptions }
  | { readonly ok: false; readonly problem: string };

/** Max number of words in a command; the protocol has the same limit. */
const MAX_WORDS = 64;

export function parseOptions({ targets }: Words, { user, directory, command }: OptionFields): ParsedOptions {
  const parsed = parseCommandLine(command);
  if (!parsed.ok) return { ok: false, problem: targets.openQuote };
  const { words } = parsed;
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

/** Text for the options, e.g. `as postgres, in /srv, psql`. */
export function optionsWords({ targets }: Words, { user, directory, command }: EnteredOptions): string {
  return [
    user === undefined ? [] : targets.asUser(user),
    directory === undefined ? [] : targets.inDirectory(directory),
    command === undefined ? [] : commandLine(command),
  ]
    .flat()
    .join(', ');
}
