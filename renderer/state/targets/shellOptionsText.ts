/** Options of a new shell: their text fields, and their description in words. */

import type { EnteredOptions } from '../../../shared/view/savedTargets.ts';
import type { Words } from '../../../shared/words/english.ts';
import { commandLine, parseCommandLine } from './commandLine.ts';

/** The text of each field; an empty field stands for the target's default. */
export type OptionFields = { readonly user: string; readonly directory: string; readonly command: string };

export function fieldsOf({ user = '', directory = '', command = [] }: EnteredOptions): OptionFields {
  return { user, directory, command: commandLine(command) };
}

type ParsedOptions =
  | { readonly ok: true; readonly options: EnteredOptions }
  | { readonly ok: false; readonly problem: string };

/** Maximum words of a command, as in the protocol. */
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

/** The options in words, e.g. `as postgres, in /srv, psql`. */
export function optionsWords({ targets }: Words, { user, directory, command }: EnteredOptions): string {
  return [
    user === undefined ? [] : targets.asUser(user),
    directory === undefined ? [] : targets.inDirectory(directory),
    command === undefined ? [] : commandLine(command),
  ]
    .flat()
    .join(', ');
}
