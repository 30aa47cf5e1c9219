// kitty's keyboard protocol: keys in each of its modes, as its specification defines them.
import { describe, expect, test } from 'vitest';
import { keyEncoder } from '../../../../renderer/terminal/input/keyboard.ts';
import { kittyKey } from '../../../../renderer/terminal/input/kittyKeys.ts';
import type { Key } from '../../../../renderer/terminal/input/kittyKeyNumbers.ts';

const CSI = '\u001b[';
const KEYPAD = 3;
type Wanted = Partial<Omit<Key, 'getModifierState'>> & { readonly states?: readonly string[] };

/** A key event; `C-`, `S-`, `A-` and `M-` in front of the key's name are its modifiers. */
function pressed(name: string, { states = [], ...more }: Wanted = {}): Key {
  const [, modifiers = '', key = ''] = /^((?:[CSAM]-)*)(.+)$/s.exec(name) ?? [];
  let code = key;
  if (/^[a-z]$/i.test(key)) code = `Key${key.toUpperCase()}`;
  if (/^\d$/.test(key)) code = `Digit${key}`;
  return {
    type: 'keydown',
    key,
    code,
    location: 0,
    repeat: false,
    isComposing: false,
    ctrlKey: modifiers.includes('C'),
    shiftKey: modifiers.includes('S'),
    altKey: modifiers.includes('A'),
    metaKey: modifiers.includes('M'),
    getModifierState: (state) => states.includes(state),
    ...more,
  };
}

/** The protocol does not apply: xterm.js encodes the key in the old way. */
const USUAL = undefined;
const sent = (name: string, flags: number, more?: Wanted, mac = false): string | undefined =>
  kittyKey(pressed(name, more), { flags, layout: undefined, mac });
const released = { type: 'keyup' } as const;
const repeated = { repeat: true } as const;

test('without flags every key keeps its old encoding', () => {
  for (const key of ['a', 'C-c', 'Escape', 'C-S-Enter', 'F5', 'ArrowUp', 'Shift'])
    expect(sent(key, 0)).toBe(USUAL);
});

describe('with flag 1, disambiguate', () => {
  test.each([
    ['a', USUAL],
    ['S-A', USUAL],
    ['S-!', USUAL],
    ['é', USUAL],
    ['Enter', USUAL],
    ['Tab', USUAL],
    ['Backspace', USUAL],
    ['Shift', USUAL],
    ['CapsLock', USUAL],
    ['Escape', `${CSI}27u`],
    ['C-c', `${CSI}99;5u`],
    ['C-S-C', `${CSI}99;6u`],
    ['A-x', `${CSI}120;3u`],
    ['A-S-X', `${CSI}120;4u`],
    ['C-A-x', `${CSI}120;7u`],
    ['M-x', `${CSI}120;9u`],
    ['C- ', `${CSI}32;5u`],
    ['C-[', `${CSI}91;5u`],
    ['C-i', `${CSI}105;5u`],
    ['C-é', `${CSI}233;5u`],
    ['S-Enter', `${CSI}13;2u`],
    ['C-Enter', `${CSI}13;5u`],
    ['S-Tab', `${CSI}9;2u`],
    ['C-Backspace', `${CSI}127;5u`],
    ['A-Backspace', `${CSI}127;3u`],
    ['ArrowUp', `${CSI}A`],
    ['C-ArrowLeft', `${CSI}1;5D`],
    ['Home', `${CSI}H`],
    ['S-End', `${CSI}1;2F`],
    ['Insert', `${CSI}2~`],
    ['Delete', `${CSI}3~`],
    ['C-PageDown', `${CSI}6;5~`],
    ['F1', `${CSI}P`],
    ['S-F2', `${CSI}1;2Q`],
    ['F3', `${CSI}13~`],
    ['F4', `${CSI}S`],
    ['F5', `${CSI}15~`],
    ['C-F12', `${CSI}24;5~`],
    ['F13', `${CSI}57376u`],
    ['F24', `${CSI}57387u`],
    ['ContextMenu', `${CSI}57363u`],
    ['MediaPlayPause', `${CSI}57430u`],
    ['S-PageUp', USUAL],
    ['S-Insert', USUAL],
    ['Dead', USUAL],
    ['Process', USUAL],
    ['Hankaku', USUAL],
  ])('the key %s is sent as %j', (key, expected) => {
    expect(sent(key, 1)).toBe(expected);
  });

  test('keys of the keypad have numbers of their own, and its digits are typed as text', () => {
    const location = KEYPAD;
    expect(sent('5', 1, { location })).toBe(USUAL);
    expect(sent('C-5', 1, { location })).toBe(`${CSI}57404;5u`);
    expect(sent('Enter', 1, { location })).toBe(`${CSI}57414u`);
    expect(sent('ArrowLeft', 1, { location })).toBe(`${CSI}57417u`);
    expect(sent('Clear', 1, { location })).toBe(`${CSI}E`);
  });

  test('lock modifiers are reported only for keys that type nothing', () => {
    const states = ['CapsLock', 'NumLock'];
    expect(sent('A', 1, { states })).toBe(USUAL);
    expect(sent('Enter', 1, { states })).toBe(USUAL);
    expect(sent('Escape', 1, { states })).toBe(`${CSI}27;193u`);
  });

  test('a shifted key has the number of its unshifted character, if that is known', () => {
    expect(sent('C-S-!', 1, { code: 'Digit1' })).toBe(`${CSI}49;6u`);
    const layout = new Map([['Digit1', '&']]);
    expect(kittyKey(pressed('C-S-1', { code: 'Digit1' }), { flags: 1, layout, mac: false })).toBe(
      `${CSI}38;6u`,
    );
    expect(sent('C-S-¿', 1, { code: 'IntlRo' })).toBe(`${CSI}191;6u`);
  });

  test('AltGr with a key types the character of the third level', () => {
    expect(sent('C-A-@', 1, { code: 'KeyQ', states: ['AltGraph'] })).toBe(USUAL);
    expect(sent('C-A-@', 9, { code: 'KeyQ', states: ['AltGraph'] })).toBe(`${CSI}64u`);
  });

  test('on a Mac the Option key is a modifier, and keys with Command are left to the system', () => {
    expect(sent('A-ß', 1, { code: 'KeyS' }, true)).toBe(`${CSI}115;3u`);
    expect(sent('M-c', 1, {}, true)).toBe(USUAL);
    expect(sent('Escape', 1, { isComposing: true })).toBe(USUAL);
  });

  test('a repeat is sent as a press, and a release is not sent', () => {
    expect(sent('C-c', 1, repeated)).toBe(`${CSI}99;5u`);
    expect(sent('C-c', 1, released)).toBe(USUAL);
  });
});

describe('with flag 2, event types', () => {
  test.each([
    ['C-c', 3, {}, `${CSI}99;5u`],
    ['C-c', 3, repeated, `${CSI}99;5:2u`],
    ['C-c', 3, released, `${CSI}99;5:3u`],
    ['a', 3, repeated, USUAL],
    ['a', 3, released, `${CSI}97;1:3u`],
    ['ArrowUp', 3, repeated, `${CSI}1;1:2A`],
    ['ArrowUp', 3, released, `${CSI}1;1:3A`],
    ['F5', 3, released, `${CSI}15;1:3~`],
    ['Enter', 3, repeated, USUAL],
    ['Enter', 3, released, USUAL],
    ['C-Backspace', 3, released, USUAL],
    ['Enter', 11, released, `${CSI}13;1:3u`],
    ['Shift', 3, released, USUAL],
    // Without flag 1 presses keep their old encoding.
    ['Escape', 2, {}, USUAL],
    ['C-c', 2, {}, USUAL],
    ['C-c', 2, repeated, `${CSI}99;5:2u`],
    ['ArrowUp', 2, released, `${CSI}1;1:3A`],
  ] as const)('the key %s with flags %i and %j is sent as %j', (key, flags, more, expected) => {
    expect(sent(key, flags, more)).toBe(expected);
  });
});

describe('with flag 4, alternate keys', () => {
  test.each([
    ['C-S-A', {}, `${CSI}97:65;6u`],
    ['C-a', {}, `${CSI}97;5u`],
    ['C-с', { code: 'KeyC' }, `${CSI}1089::99;5u`],
    ['C-S-С', { code: 'KeyC' }, `${CSI}1089:1057:99;6u`],
    ['C-S-ArrowUp', {}, `${CSI}1;6A`],
    ['a', {}, USUAL],
  ])('the key %s with %j is sent as %j', (key, more, expected) => {
    expect(sent(key, 5, more)).toBe(expected);
  });
});

describe('with flag 8, all keys', () => {
  test.each([
    ['a', {}, `${CSI}97u`],
    ['S-A', {}, `${CSI}97;2u`],
    ['A', { states: ['CapsLock'] }, `${CSI}97;65u`],
    ['Enter', {}, `${CSI}13u`],
    ['Tab', {}, `${CSI}9u`],
    ['Backspace', {}, `${CSI}127u`],
    ['Escape', {}, `${CSI}27u`],
    ['S-Shift', { code: 'ShiftLeft' }, `${CSI}57441;2u`],
    ['C-Control', { code: 'ControlRight' }, `${CSI}57448;5u`],
    ['AltGraph', { code: 'AltRight' }, `${CSI}57453u`],
    ['CapsLock', {}, `${CSI}57358u`],
    ['5', { location: KEYPAD }, `${CSI}57404u`],
  ])('the key %s with %j is sent as %j', (key, more, expected) => {
    expect(sent(key, 8, more)).toBe(expected);
  });
});

describe('with flag 16, associated text', () => {
  test.each([
    ['a', {}, `${CSI}97;;97u`],
    ['S-A', {}, `${CSI}97;2;65u`],
    ['😀', {}, `${CSI}128512;;128512u`],
    ['C-a', {}, `${CSI}97;5u`],
    ['a', repeated, `${CSI}97;1:2;97u`],
    ['a', released, `${CSI}97;1:3u`],
    ['Enter', {}, `${CSI}13u`],
    ['5', { location: KEYPAD }, `${CSI}57404;;53u`],
  ])('the key %s with %j is sent as %j', (key, more, expected) => {
    expect(sent(key, 27, more)).toBe(expected);
  });

  test('with all flags a key has its alternates, modifiers and text', () => {
    expect(sent('S-A', 31)).toBe(`${CSI}97:65;2;65u`);
  });
});

test('a release is sent only for keys whose press was sent', () => {
  const encode = keyEncoder(() => ({ flags: 3, layout: undefined, mac: false }));
  const type = (name: string, more?: Wanted) => encode(pressed(name, more) as KeyboardEvent);
  expect(type('C-c', released)).toBe(undefined);
  expect(type('C-c')).toBe(`${CSI}99;5u`);
  expect(type('C-c', { type: 'keypress' })).toBe(undefined);
  expect(type('c', released)).toBe(`${CSI}99;1:3u`);
  expect(type('c', released)).toBe(undefined);
});
