/** Encodes a key in kitty's keyboard protocol, for programs that enabled it (kittyKeyboard.ts). Pure. */

import { KEYBOARD } from '../../../terminal/kittyKeyboard.ts';
import { keyNumber, US_LAYOUT, type Key } from './kittyKeyNumbers.ts';

export type KeySettings = {
  /** Flags of the protocol that the program has enabled; 0 for none. */
  readonly flags: number;
  /**
   * Characters that the keys type without modifiers, by `KeyboardEvent.code`; undefined when the browser does
   * not reveal them.
   */
  readonly layout: ReadonlyMap<string, string> | undefined;
  readonly mac: boolean;
};

const CSI = '\u001b[';
const EVENT = { press: 1, repeat: 2, release: 3 } as const;
const MODIFIER = { shift: 1, alt: 2, ctrl: 4, super: 8, capsLock: 64, numLock: 128 } as const;
/**
 * Keys that keep their old encoding without modifiers, so that a shell is still usable after a program
 * crashed.
 */
const PLAIN_KEYS: ReadonlySet<string> = new Set(['Enter', 'Tab', 'Backspace']);
/** Keys that belong to the terminal if only Shift is pressed: they scroll or paste. */
const OWN_WITH_SHIFT: ReadonlySet<string> = new Set(['PageUp', 'PageDown', 'Insert']);

/** The key's sequence in the protocol; undefined when the key keeps its old encoding or sends nothing. */
export function kittyKey(key: Key, settings: KeySettings): string | undefined {
  const { flags, mac } = settings;
  if (flags === 0 || isForOthers(key, mac)) return undefined;
  const event = eventOf(key);
  const isText = typesText(key, mac);
  const number = keyNumber(key);
  if (number === undefined && !isPrintable(key)) return undefined;
  if (event === EVENT.release && !isReleaseReported(key, flags)) return undefined;
  if (!has(flags, 'all')) {
    if (number?.isModifier === true) return undefined;
    if (event !== EVENT.release && (isText || isPlain(key))) return undefined;
    const isAsBefore = event === EVENT.press || !has(flags, 'events');
    if (!has(flags, 'disambiguate') && isAsBefore) return undefined;
  }
  return number === undefined
    ? printableKey(key, event, isText, settings)
    : sequence([`${number.code}`], fields(key, event, isText, flags), number.final);
}

function eventOf(key: Key): number {
  if (key.type === 'keyup') return EVENT.release;
  return key.repeat ? EVENT.repeat : EVENT.press;
}

function isReleaseReported(key: Key, flags: number): boolean {
  return has(flags, 'events') && (has(flags, 'all') || !PLAIN_KEYS.has(key.key) || isKeypad(key));
}

/** True for keys that belong to the system, to an input method, or to the terminal itself. */
export function isForOthers(key: Key, mac: boolean): boolean {
  if (key.isComposing || ['Dead', 'Process', 'Unidentified', 'Compose'].includes(key.key)) return true;
  if (mac && key.metaKey) return true;
  return key.shiftKey && !key.ctrlKey && !key.altKey && !key.metaKey && OWN_WITH_SHIFT.has(key.key);
}

function printableKey(key: Key, event: number, isText: boolean, settings: KeySettings): string {
  const { flags } = settings;
  const code = unshifted(key, settings);
  const codes = [`${code.codePointAt(0)}`];
  if (has(flags, 'alternates')) {
    const shifted = key.shiftKey && key.key !== code ? `${key.key.codePointAt(0)}` : '';
    const inUsLayout = US_LAYOUT.get(key.code) ?? code;
    const base = inUsLayout === code ? '' : `${inUsLayout.codePointAt(0)}`;
    if (shifted + base !== '') codes.push(shifted);
    if (base !== '') codes.push(base);
  }
  return sequence(codes, fields(key, event, isText, flags), 'u');
}

type Fields = { readonly modifiers: string; readonly text: string };

function fields(key: Key, event: number, isText: boolean, flags: number): Fields {
  const isWithLocks = has(flags, 'all') || (!isText && !PLAIN_KEYS.has(key.key));
  const modifiers = 1 + modifiersOf(key, isText) + (isWithLocks ? locksOf(key) : 0);
  const eventType = has(flags, 'events') && event !== EVENT.press ? `:${event}` : '';
  const isWithText = has(flags, 'text') && has(flags, 'all') && isText && event !== EVENT.release;
  return {
    modifiers: modifiers === 1 && eventType === '' ? '' : `${modifiers}${eventType}`,
    text: isWithText ? `${key.key.codePointAt(0)}` : '',
  };
}

/** Builds `CSI code:shifted:base ; modifiers:event ; text final`, without empty fields at the end. */
function sequence(codes: readonly string[], { modifiers, text }: Fields, final: string): string {
  let rest = modifiers === '' ? '' : `;${modifiers}`;
  if (text !== '') rest = `;${modifiers};${text}`;
  const isDefaultCode = codes.length === 1 && codes[0] === '1' && rest === '';
  return `${CSI}${isDefaultCode ? '' : codes.join(':')}${rest}${final}`;
}

function modifiersOf(key: Key, isText: boolean): number {
  // AltGr selects a keyboard's third level. Some systems report it as Ctrl and Alt.
  const isThirdLevel = isText && key.getModifierState('AltGraph');
  return (
    (key.shiftKey ? MODIFIER.shift : 0) +
    (key.altKey && !isThirdLevel ? MODIFIER.alt : 0) +
    (key.ctrlKey && !isThirdLevel ? MODIFIER.ctrl : 0) +
    (key.metaKey ? MODIFIER.super : 0)
  );
}

function locksOf(key: Key): number {
  return (
    (key.getModifierState('CapsLock') ? MODIFIER.capsLock : 0) +
    (key.getModifierState('NumLock') ? MODIFIER.numLock : 0)
  );
}

/** The character that the key types without modifiers; it is the key's number. */
function unshifted({ key, code, shiftKey, altKey }: Key, { layout, mac }: KeySettings): string {
  const lower = key.toLowerCase();
  // On a Mac, the Option key changes the character, so the layout is used.
  if (mac && altKey) return layout?.get(code) ?? US_LAYOUT.get(code) ?? lower;
  if (!shiftKey || lower !== key) return lower;
  return layout?.get(code) ?? US_LAYOUT.get(code) ?? key;
}

function typesText(key: Key, mac: boolean): boolean {
  if (!isPrintable(key) || key.metaKey) return false;
  if (key.getModifierState('AltGraph') && !mac) return true;
  return !key.ctrlKey && !key.altKey;
}

/** True when the key types a character. For other keys, `key` is a word. */
function isPrintable({ key }: Key): boolean {
  return Array.from(key).length === 1;
}

function isPlain(key: Key): boolean {
  const isModified = key.ctrlKey || key.shiftKey || key.altKey || key.metaKey;
  return PLAIN_KEYS.has(key.key) && !isModified && !isKeypad(key);
}

function isKeypad({ location }: Key): boolean {
  return location === 3;
}

function has(flags: number, flag: keyof typeof KEYBOARD): boolean {
  return (flags & KEYBOARD[flag]) !== 0;
}
