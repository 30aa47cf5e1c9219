/** What the settings show of shortcuts, and what comes of keys that are pressed for a command. Pure. */

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
  /** As they are printed. */
  readonly keys: readonly string[];
  /** Whether the user gave it keys, or none. */
  readonly isChanged: boolean;
  /** Which of its own keys are another command's now; empty when none is. */
  readonly lost: string;
};

export type ShortcutGroup = { readonly title: string; readonly rows: readonly ShortcutRow[] };

/** The commands whose words or keys contain every word of `query`, by what they are about. */
export function shortcutGroups(
  words: Words,
  query: string,
  shortcuts: Shortcuts,
  mac: boolean,
): readonly ShortcutGroup[] {
  const bindings = bindingsOf(shortcuts, mac);
  const hasWords = filterBy(query);
  const groups = COMMAND_GROUPS.map(({ name, commands }): ShortcutGroup => {
    const title = words.commands.groups[name];
    const fits = ({ id }: Command): boolean => {
      const keys = bindings.keysOf(id);
      const printed = keys.map((one) => keysText(one, mac));
      return hasWords([...inWords(words, name, id), ...inWords(ENGLISH, name, id), id, ...keys, ...printed]);
    };
    const rows = commands.filter(fits).map(({ id }) => rowOf(words, id, shortcuts, bindings, mac));
    return { title, rows };
  });
  return groups.filter(({ rows }) => rows.length > 0);
}

/** What finds a command: who learnt its name in English as well finds it by that. */
function inWords(
  { shortcuts, commands }: Words,
  group: keyof Words['commands']['groups'],
  id: CommandId,
): readonly string[] {
  return [shortcuts.title, shortcuts.keyboard, commands.groups[group], commands.labels[id]];
}

function rowOf(
  words: Words,
  command: CommandId,
  shortcuts: Shortcuts,
  bindings: Bindings,
  mac: boolean,
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

/** What comes of keys that were pressed for a command. */
export type Verdict =
  | { readonly kind: 'refused'; readonly words: string }
  /** Somebody loses them, whom `words` name. */
  | { readonly kind: 'asks'; readonly words: string; readonly change: Shortcuts }
  | { readonly kind: 'free'; readonly change: Shortcuts };

export function verdictOn(
  words: Words,
  keys: Keys,
  command: CommandId,
  shortcuts: Shortcuts,
  mac: boolean,
): Verdict {
  const printed = keysText(keys, mac);
  const why =
    !mac && partsOf(keys).modifiers.includes('Cmd')
      ? words.shortcuts.ofSystem(printed)
      : keysProblem(keys)?.(words);
  if (why !== undefined) return { kind: 'refused', words: `${why}.` };
  const change = withKeys(keys, command, shortcuts, mac);
  const holder = bindingsOf(shortcuts, mac).commandOf(keys);
  if (holder !== undefined && holder !== command)
    return { kind: 'asks', words: takenWords(words, printed, holder, bindingsOf(change, mac), mac), change };
  const isOwn = defaultKeys(commandOf(command), mac).includes(keys);
  if (holder === undefined && !isOwn && isUsedByPrograms(keys))
    return {
      kind: 'asks',
      words: words.shortcuts.ofPrograms(printed),
      change,
    };
  return { kind: 'free', change };
}

/** Who had the keys, and what remains for it. */
function takenWords(
  { commands, shortcuts }: Words,
  printed: string,
  holder: CommandId,
  after: Bindings,
  mac: boolean,
): string {
  const rest = after.keysOf(holder).map((keys) => keysText(keys, mac));
  return shortcuts.takenFrom(printed, commands.labels[holder], rest);
}

/** The shortcuts once the command has the keys: whom the user gave them before has none. */
function withKeys(keys: Keys, command: CommandId, shortcuts: Shortcuts, mac: boolean): Shortcuts {
  const loser = COMMANDS.find(({ id }) => id !== command && shortcuts[id] === keys);
  const others = loser === undefined ? shortcuts : { ...shortcuts, [loser.id]: null };
  const own = defaultKeys(commandOf(command), mac);
  const isAsBefore = own.length === 1 && own[0] === keys;
  return isAsBefore ? withoutChange(command, others) : { ...others, [command]: keys };
}

/** The command has none. */
export function withNoKeys(command: CommandId, shortcuts: Shortcuts): Shortcuts {
  return { ...shortcuts, [command]: null };
}

/** The command has the app's own again. */
export function withoutChange(command: CommandId, shortcuts: Shortcuts): Shortcuts {
  return Object.fromEntries(Object.entries(shortcuts).filter(([id]) => id !== command));
}

/** How many commands have other keys than the app gives them. */
export function changedCount(shortcuts: Shortcuts): number {
  return Object.values(shortcuts).filter((keys) => keys !== undefined).length;
}
