// Keys of the app and of the terminal, recorded shortcuts, and their section in the settings.
import { ENGLISH } from '../../../../shared/words/english.ts';
import { describe, expect, test } from 'vitest';
import { bindingsOf, defaultKeys, type Shortcuts } from '../../../../shared/commands/bindings.ts';
import { COMMANDS, type CommandId } from '../../../../shared/commands/commands.ts';
import { partsOf } from '../../../../shared/commands/keys.ts';
import { commandOfPress, pressedKeys } from '../../../../renderer/state/shortcuts/keyPress.ts';
import { firstKeysText, keysText } from '../../../../renderer/state/shortcuts/keysText.ts';
import {
  changedCount,
  shortcutGroups,
  verdictOn,
  withNoKeys,
  withoutChange,
} from '../../../../renderer/state/shortcuts/shortcutRows.ts';
import { keyPress, type Modifiers } from './keyPresses.ts';

const press = (key: string, modifiers: Modifiers, mac: boolean, code = '', shortcuts: Shortcuts = {}) =>
  commandOfPress(keyPress(key, modifiers, code), bindingsOf(shortcuts, mac));

describe("the shell's keys are no shortcuts", () => {
  test.each(['c', 'd', 'z', 'r', 'a', 'e', 'w', 'u', 'k', 'l', 'p', 'v', 'f', 'g'])(
    'Ctrl+%s is no shortcut',
    (key) => {
      expect(press(key, { ctrl: true }, false)).toBeUndefined();
      expect(press(key, { ctrl: true }, true)).toBeUndefined();
    },
  );

  test('keys without Ctrl or Cmd, and keys with Alt, are no shortcuts', () => {
    expect(press('t', {}, false)).toBeUndefined();
    expect(press('Tab', { shift: true }, false)).toBeUndefined();
    expect(press('c', { ctrl: true, shift: true, alt: true }, false)).toBeUndefined();
  });
});

describe("the app's shortcuts", () => {
  test.each([
    ['T', { ctrl: true, shift: true }, false, 'new-tab'],
    ['T', { ctrl: true, shift: true, alt: true }, false, 'new-tab-menu'],
    ['F1', {}, false, 'shortcuts'],
    ['/', { meta: true }, true, 'shortcuts'],
    ['t', { meta: true }, true, 'new-tab'],
    ['W', { ctrl: true, shift: true }, false, 'close-pane'],
    ['C', { ctrl: true, shift: true }, false, 'copy'],
    ['v', { meta: true }, true, 'paste'],
    ['Tab', { ctrl: true }, false, 'next-tab'],
    ['Tab', { ctrl: true, shift: true }, true, 'previous-tab'],
    ['3', { ctrl: true }, false, 'tab-3'],
    [' ', { ctrl: true, shift: true }, false, 'hints'],
    ['9', { meta: true }, true, 'last-tab'],
    ['s', { meta: true, shift: true }, true, 'detached-sessions'],
    ['d', { meta: true, shift: true }, true, 'split-down'],
    ['K', { ctrl: true, shift: true }, false, 'switch-session'],
    ['ArrowLeft', { ctrl: true, shift: true }, false, 'focus-pane-left'],
    ['ArrowLeft', { meta: true, alt: true }, true, 'focus-pane-left'],
    ['ArrowDown', { ctrl: true, shift: true, alt: true }, false, 'move-pane-down'],
    ['Backspace', { meta: true, shift: true }, true, 'discard-input'],
    ['+', { ctrl: true, shift: true }, false, 'larger-text'],
    ['=', { ctrl: true }, false, 'larger-text'],
    ['PageUp', { ctrl: true, shift: true }, false, 'move-tab-left'],
    ['}', { meta: true, shift: true }, true, 'next-tab'],
    ['[', { meta: true, shift: true }, true, 'previous-tab'],
    ['F11', {}, false, 'full-screen'],
  ] as const)('the app’s shortcuts include %s with %j', (key, modifiers, mac, command) => {
    expect(press(key, modifiers, mac)).toBe(command);
  });

  test('are found by position on a keyboard without Latin letters', () => {
    expect(press('Е', { ctrl: true, shift: true }, false, 'KeyT')).toBe('new-tab');
    expect(press('С', { ctrl: true, shift: true }, false, 'KeyC')).toBe('copy');
  });

  test('are found by letter on a Latin keyboard of another layout', () => {
    expect(press('T', { ctrl: true, shift: true }, false, 'KeyK')).toBe('new-tab');
    expect(press('U', { ctrl: true, shift: true }, false, 'KeyT')).toBeUndefined();
  });

  test('the app’s shortcuts are found with Shift on keyboards where digits or symbols need it', () => {
    // French: digits.
    expect(press('&', { ctrl: true }, false, 'Digit1')).toBe('tab-1');
    expect(press('1', { ctrl: true, shift: true }, false, 'Digit1')).toBe('tab-1');
    // German: the slash, and plus without Shift.
    expect(press('/', { meta: true, shift: true }, true, 'Digit7')).toBe('shortcuts');
    expect(press('+', { ctrl: true }, false, 'BracketRight')).toBe('larger-text');
  });

  test('the app’s shortcuts can be changed by the user', () => {
    const shortcuts: Shortcuts = { find: 'Alt+X', copy: 'F5', paste: null };
    const pressed = (key: string, modifiers: Modifiers) => press(key, modifiers, false, '', shortcuts);
    expect([pressed('x', { alt: true }), pressed('F5', {})]).toEqual(['find', 'copy']);
    expect(pressed('F', { ctrl: true, shift: true })).toBeUndefined();
    expect(pressed('V', { ctrl: true, shift: true })).toBeUndefined();
  });
});

test.each([true, false])('pressing the default keys of a command runs it (on a Mac: %s)', (mac) => {
  const characters: Readonly<Record<string, string>> = { Plus: '+', Space: ' ' };
  for (const command of COMMANDS)
    for (const keys of defaultKeys(command, mac)) {
      const { modifiers, key } = partsOf(keys);
      const event = keyPress(characters[key] ?? key.replace(/^(Up|Down|Left|Right)$/, 'Arrow$1'), {
        ctrl: modifiers.includes('Ctrl'),
        meta: modifiers.includes('Cmd'),
        shift: modifiers.includes('Shift'),
        alt: modifiers.includes('Alt'),
      });
      expect(commandOfPress(event, bindingsOf({}, mac))).toBe(command.id);
      expect(pressedKeys(event)).toEqual([keys]);
    }
});

test('a key press is recorded in the notation of the settings', () => {
  const recorded = (key: string, modifiers: Modifiers, code = '') =>
    pressedKeys(keyPress(key, modifiers, code))[0];
  expect(recorded('!', { ctrl: true, shift: true }, 'Digit1')).toBe('Ctrl+Shift+1');
  expect(recorded('?', { ctrl: true, shift: true }, 'Slash')).toBe('Ctrl+?');
  expect(recorded('ø', { meta: true, alt: true }, 'KeyO')).toBe('Cmd+Alt+O');
  expect(recorded('Dead', { meta: true, alt: true }, 'KeyE')).toBe('Cmd+Alt+E');
  expect([recorded('Control', { ctrl: true }), recorded('ö', { ctrl: true }, 'Semicolon')]).toEqual([
    undefined,
    undefined,
  ]);
});

test('keys are displayed in the notation of the platform', () => {
  const printed = (command: CommandId, mac: boolean) => firstKeysText(bindingsOf({}, mac), command, mac);
  expect([printed('copy', true), printed('copy', false)]).toEqual(['⌘C', 'Ctrl+Shift+C']);
  expect([printed('discard-input', true), printed('rename-tab', false)]).toEqual(['⌘⇧⌫', 'Ctrl+Shift+R']);
  expect([printed('move-pane-up', true), printed('move-pane-up', false)]).toEqual([
    '⌘⌥⇧↑',
    'Ctrl+Alt+Shift+↑',
  ]);
  expect([printed('zoom-pane', true), printed('next-tab', true), printed('end-session', true)]).toEqual([
    '⌘⇧⏎',
    '⌘⇧]',
    '',
  ]);
  expect([keysText('Cmd+Plus', true), keysText('Cmd+Up', false)]).toEqual(['⌘+', 'Super+↑']);
});

describe('the shortcuts in the settings', () => {
  const rows = (query: string, shortcuts: Shortcuts = {}) =>
    shortcutGroups(ENGLISH, query, { shortcuts, mac: false }).flatMap((group) => group.rows);

  test('the list has each command once, and finds commands by texts, ids and keys', () => {
    for (const query of ['', 'Shortcuts', 'keyboard', 'keybinding'])
      expect(rows(query).map(({ command }) => command)).toEqual(COMMANDS.map(({ id }) => id));
    const found = (query: string) => rows(query).map(({ command }) => command);
    expect(found('split')).toEqual(['split-right', 'split-down']);
    expect(found('ctrl+shift+o')).toEqual(['split-right']);
    expect(found('zoom-pane')).toEqual(['zoom-pane']);
    expect(found('no such thing')).toEqual([]);
  });

  test('the list names the keys that a command has lost, and the command that has them now', () => {
    const shortcuts: Shortcuts = { find: 'Ctrl+Shift+O' };
    expect(rows('split-right', shortcuts)).toEqual([
      {
        command: 'split-right',
        label: 'Split right',
        keys: [],
        isChanged: false,
        lost: 'Ctrl+Shift+O is used by “Find”',
      },
    ]);
    expect(rows('Find', shortcuts)[0]).toMatchObject({ keys: ['Ctrl+Shift+O'], isChanged: true, lost: '' });
  });
});

describe('keys recorded for a command', () => {
  test('recorded keys are assigned when they are free', () => {
    const change = { find: 'Ctrl+Shift+U' };
    expect(verdictOn(ENGLISH, 'Ctrl+Shift+U', 'find', { shortcuts: {}, mac: false })).toEqual({
      kind: 'free',
      change,
    });
    expect(verdictOn(ENGLISH, 'Ctrl+Shift+F', 'find', { shortcuts: change, mac: false })).toEqual({
      kind: 'free',
      change: {},
    });
  });

  test('recorded keys need confirmation when they belong to another command, which is named', () => {
    expect(verdictOn(ENGLISH, 'Ctrl+Shift+O', 'find', { shortcuts: {}, mac: false })).toEqual({
      kind: 'confirm',
      words: 'Ctrl+Shift+O is already used by “Split right”. Reassign it?',
      change: { find: 'Ctrl+Shift+O' },
    });
    expect(verdictOn(ENGLISH, 'Ctrl+Plus', 'find', { shortcuts: {}, mac: false })).toMatchObject({
      words: 'Ctrl+Plus is already used by “Zoom in”, which keeps Ctrl+=. Reassign it?',
    });
    expect(verdictOn(ENGLISH, 'Alt+X', 'find', { shortcuts: { copy: 'Alt+X' }, mac: false })).toMatchObject({
      kind: 'confirm',
      change: { find: 'Alt+X', copy: null },
    });
  });

  test('recorded keys need confirmation when programs use them, and are refused when every shell needs them', () => {
    expect(verdictOn(ENGLISH, 'Ctrl+R', 'find', { shortcuts: {}, mac: false })).toMatchObject({
      kind: 'confirm',
      words: 'Shells and programs use Ctrl+R and will no longer receive it. Use it anyway?',
    });
    expect(verdictOn(ENGLISH, 'F1', 'shortcuts', { shortcuts: { shortcuts: null }, mac: false }).kind).toBe(
      'free',
    );
    expect(verdictOn(ENGLISH, 'Ctrl+C', 'find', { shortcuts: {}, mac: false })).toEqual({
      kind: 'refused',
      words: 'Ctrl+C cannot be a shortcut: it interrupts the program in a terminal.',
    });
    expect(verdictOn(ENGLISH, 'Cmd+U', 'find', { shortcuts: {}, mac: true }).kind).toBe('free');
    expect(verdictOn(ENGLISH, 'Cmd+U', 'find', { shortcuts: {}, mac: false })).toMatchObject({
      kind: 'refused',
    });
  });

  test('recorded keys can be removed, and reset to the default', () => {
    const without = withNoKeys('find', { copy: 'F5' });
    expect(without).toEqual({ copy: 'F5', find: null });
    expect(withoutChange('find', without)).toEqual({ copy: 'F5' });
    expect([changedCount(without), changedCount({})]).toEqual([2, 0]);
  });
});
