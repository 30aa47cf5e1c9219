/** Shortcuts in the settings: their rows, and the effect of keys that the user recorded for a command. */

import { bindingsOf, defaultKeys, type Bindings, type Shortcuts } from '../../../shared/commands/bindings.ts';
import {
  COMMAND_GROUPS,
  COMMANDS,
  commandOf,
  type Command,
  type CommandId,
} from '../../../shared/commands/commands.ts';
import { isUsedByPrograms, partsOf, keysProblem, type Keys } from '../../../shared/commands/keys.ts';
import { ENGLISH, type Words } from '../../../shared/words/english.ts';
import { filterBy } from '../filterWords.ts';
import { keysText } from './keysText.ts';

export type ShortcutRow = {
  readonly command: CommandId;
  readonly label: string;
  /** Keys in displayed form. */
  readonly keys: readonly string[];
  /** True when the user has assigned or removed keys. */
  readonly isChanged: boolean;
  /** Note about default keys that another command has taken; empty when there are none. */
  readonly lost: string;
};

export type ShortcutGroup = { readonly title: string; readonly rows: readonly ShortcutRow[] };

/** The user's shortcuts, and the platform. The bindings depend on both. */
type ShortcutContext = { readonly shortcuts: Shortcuts; readonly mac: boolean };

/** Commands whose texts or keys contain every word of `query`, by group. */
export function shortcutGroups(
  words: Words,
  query: string,
  context: ShortcutContext,
): readonly ShortcutGroup[] {
  const { shortcuts, mac } = context;
  const bindings = bindingsOf(shortcuts, mac);
  const matches = filterBy(query);
  const groups = COMMAND_GROUPS.map(({ name, commands }): ShortcutGroup => {
    const title = words.commands.groups[name];
    const isMatch = ({ id }: Command): boolean => {
      const keys = bindings.keysOf(id);
      const texts = [...searchedTexts(words, name, id), ...searchedTexts(ENGLISH, name, id)];
      return matches([...texts, id, ...keys, ...keys.map((own) => keysText(own, mac))]);
    };
    const rows = commands.filter(isMatch).map(({ id }) => rowOf(words, id, bindings, context));
    return { title, rows };
  });
  return groups.filter(({ rows }) => rows.length > 0);
}

/** Texts by which a search finds a command. */
function searchedTexts(
  { shortcuts, commands }: Words,
  group: keyof Words['commands']['groups'],
  id: CommandId,
): readonly string[] {
  return [shortcuts.title, shortcuts.keyboard, commands.groups[group], commands.labels[id]];
}

function rowOf(
  words: Words,
  command: CommandId,
  bindings: Bindings,
  { shortcuts, mac }: ShortcutContext,
): ShortcutRow {
  const lost = bindings.lostBy(command);
  return {
    command,
    label: words.commands.labels[command],
    keys: bindings.keysOf(command).map((keys) => keysText(keys, mac)),
    isChanged: shortcuts[command] !== undefined,
    lost: lost
      .map(({ keys, to }) => words.shortcuts.isKeyOf(keysText(keys, mac), words.commands.labels[to]))
      .join(', '),
  };
}

/** The result of recording keys for a command. */
type Verdict =
  | { readonly kind: 'refused'; readonly words: string }
  /** The user must confirm the keys: `words` names the command or program that loses them. */
  | { readonly kind: 'confirm'; readonly words: string; readonly change: Shortcuts }
  | { readonly kind: 'free'; readonly change: Shortcuts };

export function verdictOn(words: Words, keys: Keys, command: CommandId, context: ShortcutContext): Verdict {
  const { shortcuts, mac } = context;
  const text = keysText(keys, mac);
  const problem =
    !mac && partsOf(keys).modifiers.includes('Cmd')
      ? words.shortcuts.ofSystem(text)
      : keysProblem(keys)?.(words);
  if (problem !== undefined) return { kind: 'refused', words: `${problem}.` };
  const change = withKeys(keys, command, context);
  const owner = bindingsOf(shortcuts, mac).commandOf(keys);
  if (owner !== undefined && owner !== command) {
    const rest = bindingsOf(change, mac).keysOf(owner);
    const restTexts = rest.map((other) => keysText(other, mac));
    const taken = words.shortcuts.takenFrom(text, words.commands.labels[owner], restTexts);
    return { kind: 'confirm', words: taken, change };
  }
  const isDefault = defaultKeys(commandOf(command), mac).includes(keys);
  if (owner === undefined && !isDefault && isUsedByPrograms(keys))
    return { kind: 'confirm', words: words.shortcuts.ofPrograms(text), change };
  return { kind: 'free', change };
}

/**
 * The shortcuts after the command got the keys. A command to which the user had given these keys then has
 * none.
 */
function withKeys(keys: Keys, command: CommandId, { shortcuts, mac }: ShortcutContext): Shortcuts {
  const loser = COMMANDS.find(({ id }) => id !== command && shortcuts[id] === keys);
  const others = loser === undefined ? shortcuts : { ...shortcuts, [loser.id]: null };
  const defaults = defaultKeys(commandOf(command), mac);
  const isDefault = defaults.length === 1 && defaults[0] === keys;
  return isDefault ? withoutChange(command, others) : { ...others, [command]: keys };
}

/** The shortcuts after the command's keys were removed. */
export function withNoKeys(command: CommandId, shortcuts: Shortcuts): Shortcuts {
  return { ...shortcuts, [command]: null };
}

/** The shortcuts after the command's default keys were restored. */
export function withoutChange(command: CommandId, shortcuts: Shortcuts): Shortcuts {
  return Object.fromEntries(Object.entries(shortcuts).filter(([id]) => id !== command));
}

/** Number of commands whose keys the user has changed. */
export function changedCount(shortcuts: Shortcuts): number {
  return Object.values(shortcuts).filter((keys) => keys !== undefined).length;
}
