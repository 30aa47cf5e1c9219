/** Translates a pressed key into the keys of a shortcut. */

import type { Bindings } from '../../../shared/commands/bindings.ts';
import type { CommandId } from '../../../shared/commands/commands.ts';
import { joinKeys, keyOf, MODIFIERS, type Keys } from '../../../shared/commands/keys.ts';

export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/** The modifiers of a pressed key. */
export function modifiersOf({ ctrlKey, metaKey, altKey, shiftKey }: KeyPress) {
  const pressed = { Ctrl: ctrlKey, Cmd: metaKey, Alt: altKey, Shift: shiftKey } as const;
  return MODIFIERS.filter((modifier) => pressed[modifier]);
}

/**
 * The shortcut keys that a pressed key can mean; the first is the one to record. There can be several,
 * because on some keyboards digits and symbols need Shift. Empty when it cannot be part of a shortcut, e.g.
 * for a modifier alone.
 */
export function pressedKeys(press: KeyPress): readonly Keys[] {
  const modifiers = modifiersOf(press);
  const withoutShift = modifiers.filter((modifier) => modifier !== 'Shift');
  const digit = /^Digit(\d)$/.exec(press.code)?.[1];
  const byPosition = digit === undefined ? [] : [joinKeys(modifiers, digit)];
  const key = keyOf(nameOf(press));
  if (key === undefined) return byPosition;
  const isSymbol = key === 'Plus' || (key.length === 1 && !/[A-Z[\]]/.test(key));
  return [...new Set([...byPosition, joinKeys(isSymbol ? withoutShift : modifiers, key)])];
}

/** The command for a pressed key; undefined when the key belongs to the terminal. */
export function commandOfPress(press: KeyPress, { commandOf }: Bindings): CommandId | undefined {
  return pressedKeys(press)
    .map(commandOf)
    .find((command) => command !== undefined);
}

function nameOf({ key, code }: KeyPress): string {
  if (key === ' ') return 'Space';
  // With Shift, the bracket keys type braces.
  if (key === '{') return '[';
  if (key === '}') return ']';
  // On a Mac, Option turns some letters into dead keys, which wait for a letter to put an accent on.
  if (key === 'Dead') return letterAt(code) ?? key;
  return latinKey({ key, code }).replace(/^Arrow/, '');
}

/**
 * The key in upper case. On keyboards without Latin letters, it is the Latin letter at the same position,
 * because their users know shortcuts by position from other apps.
 */
export function latinKey({ key, code }: Pick<KeyboardEvent, 'key' | 'code'>): string {
  const letter = letterAt(code);
  return letter !== undefined && key > '\u007f' ? letter : key;
}

/** The letter at a position of a Latin keyboard; undefined when there is none. */
function letterAt(code: string): string | undefined {
  return /^Key([A-Z])$/.exec(code)?.[1];
}
