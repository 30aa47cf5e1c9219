/** What keys a key press is, as shortcuts are written. Pure. */

import { joinKeys, keyOf, MODIFIERS, type Keys } from '../../../shared/commands/keys.ts';
import { latinKey, letterAt } from './latinKey.ts';

export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/** What is held. */
export function heldIn({ ctrlKey, metaKey, altKey, shiftKey }: KeyPress) {
  const held = { Ctrl: ctrlKey, Cmd: metaKey, Alt: altKey, Shift: shiftKey } as const;
  return MODIFIERS.filter((modifier) => held[modifier]);
}

/**
 * The keys that a press may be meant as: as it would be recorded first, since keyboards have digits and symbols behind Shift that
 * others have without. None for what can be no shortcut's key, as one that is only held.
 */
export function pressedKeys(press: KeyPress): readonly Keys[] {
  const held = heldIn(press);
  const withoutShift = held.filter((modifier) => modifier !== 'Shift');
  const digit = /^Digit(\d)$/.exec(press.code)?.[1];
  const byPlace = digit === undefined ? [] : [joinKeys(held, digit)];
  const key = keyOf(nameOf(press));
  if (key === undefined) return byPlace;
  const isSymbol = key === 'Plus' || (key.length === 1 && !/[A-Z[\]]/.test(key));
  return [...new Set([...byPlace, joinKeys(isSymbol ? withoutShift : held, key)])];
}

function nameOf({ key, code }: KeyPress): string {
  if (key === ' ') return 'Space';
  // Brackets are braces while Shift is held.
  if (key === '{' || key === '}') return key === '{' ? '[' : ']';
  // With Option a Mac's letter waits for the one that it gives an accent.
  if (key === 'Dead') return letterAt(code) ?? key;
  return latinKey({ key, code }).replace(/^Arrow/, '');
}
