/** Spelling of a shortcut's keys, and the keys that are reserved for shells and systems. Pure. */

import type { Words } from '../words/english.ts';
import type { LocalizedText } from '../words/words.ts';

/** Keys in canonical spelling, which is also Electron's: `Ctrl+Shift+X`. */
export type Keys = string;

/** Modifier keys in canonical order. Outside macOS, `Cmd` is the Windows or Super key. */
export const MODIFIERS = ['Ctrl', 'Cmd', 'Alt', 'Shift'] as const;
type Modifier = (typeof MODIFIERS)[number];

/** Max length of a shortcut's text, characters: the longest key names, with room for spaces. */
export const MAX_KEYS_CHARS = 60;
const FUNCTION_KEYS = 24;

/** Other spellings of modifier keys. */
const MODIFIER_ALIASES: Readonly<Record<string, Modifier>> = {
  control: 'Ctrl',
  command: 'Cmd',
  meta: 'Cmd',
  super: 'Cmd',
  option: 'Alt',
};

const functionKeys = Array.from({ length: FUNCTION_KEYS }, (_, index) => `F${index + 1}`);
/** Keys that are written as a name. `+` has a name too, because it separates keys. */
const NAMED_KEYS: readonly string[] = [
  ...'Up Down Left Right PageUp PageDown Home End Insert Delete Backspace Enter Tab Space Escape Plus'.split(
    ' ',
  ),
  ...functionKeys,
];

export type ReadKeys =
  | { readonly ok: true; readonly keys: Keys }
  | { readonly ok: false; readonly problem: LocalizedText };

/**
 * Parses keys in any order and case, including other spellings. Returns the problem when they cannot be a
 * shortcut.
 */
export function readKeys(written: string): ReadKeys {
  const parts = written
    .trim()
    .replace(/\+$/, 'Plus')
    .split('+')
    .map((part) => part.trim());
  const modifiers = parts.slice(0, -1).map(modifierOf);
  const key = keyOf(parts.at(-1) ?? '');
  if (key === undefined || modifiers.includes(undefined))
    return {
      ok: false,
      problem: ({ shortcuts }) => shortcuts.noKeys(written),
    };
  const keys = joinKeys(
    modifiers.filter((modifier) => modifier !== undefined),
    key,
  );
  const problem = keysProblem(keys);
  return problem === null ? { ok: true, keys } : { ok: false, problem };
}

/** Canonical spelling of a key with its modifiers. */
export function joinKeys(modifiers: readonly Modifier[], key: string): Keys {
  return [...MODIFIERS.filter((modifier) => modifiers.includes(modifier)), key].join('+');
}

/** Splits a canonical spelling into the modifiers and the key. */
export function partsOf(keys: Keys): { readonly modifiers: readonly string[]; readonly key: string } {
  const parts = keys.split('+');
  return { modifiers: parts.slice(0, -1), key: parts.at(-1) ?? '' };
}

function modifierOf(written: string): Modifier | undefined {
  const name = written.toLowerCase();
  return MODIFIERS.find((modifier) => modifier.toLowerCase() === name) ?? MODIFIER_ALIASES[name];
}

/** Canonical name of a key; undefined for a key that Electron does not support. */
export function keyOf(written: string): string | undefined {
  if (/^[!-~]$/.test(written)) return written === '+' ? 'Plus' : written.toUpperCase();
  return NAMED_KEYS.find((name) => name.toLowerCase() === written.toLowerCase());
}

/** Keys that terminals and systems reserve, with what they use them for. */
const RESERVED: Readonly<Record<Keys, keyof Words['shortcuts']['taken']>> = {
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

/** Reason that keys cannot be a shortcut; null when they can. */
export function keysProblem(keys: Keys): LocalizedText | null {
  const purpose = Object.hasOwn(RESERVED, keys) ? RESERVED[keys] : undefined;
  const reason = purpose ?? (typesText(keys) ? 'typed' : undefined);
  return reason === undefined ? null : ({ shortcuts }) => shortcuts.refused(keys, shortcuts.taken[reason]);
}

function typesText(keys: Keys): boolean {
  const { modifiers, key } = partsOf(keys);
  return modifiers.every((modifier) => modifier === 'Shift') && !functionKeys.includes(key);
}

/** True when shells or programs react to these keys. A shortcut would then keep the keys from them. */
export function isUsedByPrograms(keys: Keys): boolean {
  const { modifiers, key } = partsOf(keys);
  if (functionKeys.includes(key)) return !modifiers.includes('Cmd');
  const isCharacter = key.length === 1 || key === 'Plus';
  const hasOnlyCtrl = modifiers.length === 1 && modifiers[0] === 'Ctrl';
  const isControl = hasOnlyCtrl && (/^[A-Z@\]^_/]$/.test(key) || !isCharacter);
  const isMeta = modifiers.includes('Alt') && !modifiers.includes('Cmd') && !modifiers.includes('Ctrl');
  return isControl || isMeta;
}
