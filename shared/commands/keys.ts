/** Keys of a shortcut as they are written, and which of them a shell can not do without. Pure. */

import type { Words } from '../words/english.ts';
import type { LocalizedText } from '../words/words.ts';

/** Keys in the one way that the app writes them, which is also Electron's: `Ctrl+Shift+X`. */
export type Keys = string;

/** What is held, in the order in which it is written; `Cmd` is the Windows or Super key elsewhere than on a Mac. */
export const MODIFIERS = ['Ctrl', 'Cmd', 'Alt', 'Shift'] as const;
type Modifier = (typeof MODIFIERS)[number];

/** The longest keys that anyone writes, characters, with room for blanks. */
export const MAX_KEYS_CHARS = 60;
const FUNCTION_KEYS = 24;

/** Other names under which people know what is held. */
const OTHER_NAMES: Readonly<Record<string, Modifier>> = {
  control: 'Ctrl',
  command: 'Cmd',
  meta: 'Cmd',
  super: 'Cmd',
  option: 'Alt',
};

const functionKeys = Array.from({ length: FUNCTION_KEYS }, (_, index) => `F${index + 1}`);
/** Keys that have a name and no character. `+` has one as well, since it stands between keys. */
const NAMED: readonly string[] = [
  ...'Up Down Left Right PageUp PageDown Home End Insert Delete Backspace Enter Tab Space Escape Plus'.split(
    ' ',
  ),
  ...functionKeys,
];

export type ReadKeys =
  | { readonly ok: true; readonly keys: Keys }
  | { readonly ok: false; readonly problem: LocalizedText };

/** Reads keys in any order, case and of any usual names, or says what is wrong with them. */
export function readKeys(written: string): ReadKeys {
  const parts = written
    .trim()
    .replace(/\+$/, 'Plus')
    .split('+')
    .map((part) => part.trim());
  const held = parts.slice(0, -1).map(modifierOf);
  const key = keyOf(parts.at(-1) ?? '');
  if (key === undefined || held.includes(undefined))
    return {
      ok: false,
      problem: ({ shortcuts }) => shortcuts.noKeys(written),
    };
  const keys = joinKeys(
    held.filter((one) => one !== undefined),
    key,
  );
  const problem = refusal(keys);
  return problem === null ? { ok: true, keys } : { ok: false, problem };
}

/** One key with what is held, as it is written. */
export function joinKeys(held: readonly Modifier[], key: string): Keys {
  return [...MODIFIERS.filter((modifier) => held.includes(modifier)), key].join('+');
}

/** What is held, and the key. */
export function partsOf(keys: Keys): { readonly held: readonly string[]; readonly key: string } {
  const parts = keys.split('+');
  return { held: parts.slice(0, -1), key: parts.at(-1) ?? '' };
}

function modifierOf(written: string): Modifier | undefined {
  const name = written.toLowerCase();
  return MODIFIERS.find((modifier) => modifier.toLowerCase() === name) ?? OTHER_NAMES[name];
}

/** The key's own name; undefined for what is on no keyboard that Electron knows. */
export function keyOf(written: string): string | undefined {
  if (/^[!-~]$/.test(written)) return written === '+' ? 'Plus' : written.toUpperCase();
  return NAMED.find((name) => name.toLowerCase() === written.toLowerCase());
}

/** What terminals and systems do with keys that are theirs for good. */
const TAKEN: Readonly<Record<Keys, keyof Words['shortcuts']['taken']>> = {
  'Ctrl+C': 'interrupt',
  'Ctrl+D': 'endOfInput',
  'Ctrl+Z': 'suspend',
  'Ctrl+\\': 'quit',
  'Ctrl+[': 'escape',
  'Ctrl+I': 'tab',
  'Ctrl+J': 'enter',
  'Ctrl+M': 'enter',
  'Ctrl+H': 'backspace',
  'Ctrl+S': 'hold',
  'Ctrl+Q': 'goOn',
  'Cmd+H': 'hideApp',
  'Cmd+Alt+H': 'hideOthers',
  'Cmd+M': 'minimize',
  'Cmd+X': 'cut',
  'Alt+F4': 'closeWindow',
};

/** Why keys can not be a shortcut; null when they can. */
export function refusal(keys: Keys): LocalizedText | null {
  const { held, key } = partsOf(keys);
  const types = held.every((modifier) => modifier === 'Shift') && !functionKeys.includes(key);
  const why = (Object.hasOwn(TAKEN, keys) ? TAKEN[keys] : undefined) ?? (types ? 'typed' : undefined);
  return why === undefined ? null : ({ shortcuts }) => shortcuts.refused(keys, shortcuts.taken[why]);
}

/** Whether shells and programs know the keys, so that a shortcut takes something away from them. */
export function isOfPrograms(keys: Keys): boolean {
  const { held, key } = partsOf(keys);
  if (functionKeys.includes(key)) return !held.includes('Cmd');
  const isCharacter = key.length === 1 || key === 'Plus';
  const isControl = held.length === 1 && held[0] === 'Ctrl' && (/^[A-Z@\]^_/]$/.test(key) || !isCharacter);
  const isMeta = held.includes('Alt') && !held.includes('Cmd') && !held.includes('Ctrl');
  return isControl || isMeta;
}
