/** Schema of the user's shortcuts in the settings. */

import * as v from 'valibot';
import type { Shortcuts } from './bindings.ts';
import { COMMANDS, type CommandId } from './commands.ts';
import { ENGLISH } from '../words/english.ts';
import { MAX_KEYS_CHARS, readKeys, type Keys } from './keys.ts';

/** Schema for keys in any spelling that `readKeys` accepts; reserved keys are invalid. */
const keys = v.pipe(
  v.string('write a shortcut like "Ctrl+Shift+X", or null for none'),
  v.maxLength(MAX_KEYS_CHARS),
  v.rawTransform(({ dataset, addIssue, NEVER }): Keys => {
    const read = readKeys(dataset.value);
    if (read.ok) return read.keys;
    addIssue({ message: read.problem(ENGLISH) });
    return NEVER;
  }),
);

const entry = (label: string) => v.optional(v.pipe(v.nullable(keys), v.description(label)));
const entries = Object.fromEntries(
  COMMANDS.map(({ id }) => [id, entry(ENGLISH.commands.labels[id])]),
) as Readonly<Record<CommandId, ReturnType<typeof entry>>>;

/** Keys of each command; null means none. No keys occur twice. */
export const shortcuts = v.pipe(
  v.strictObject(entries, 'unknown command'),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const duplicate = duplicateIn(dataset.value);
    if (duplicate === undefined) return;
    const { first, second, given } = duplicate;
    addIssue({
      message: `${given} is also used by “${first}”`,
      path: [{ type: 'object', origin: 'value', input: dataset.value, key: second, value: given }],
    });
  }),
);

/** The first keys that two commands share; undefined when no commands share keys. */
function duplicateIn(all: Shortcuts) {
  const seen = new Map<Keys, CommandId>();
  for (const { id } of COMMANDS) {
    const given = all[id];
    if (given === undefined || given === null) continue;
    const first = seen.get(given);
    if (first !== undefined) return { first, second: id, given };
    seen.set(given, id);
  }
  return undefined;
}
