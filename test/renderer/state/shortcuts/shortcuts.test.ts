// Which keys belong to the app, and what comes of those that are pressed for a command; all others are the terminal's.
import { ENGLISH } from '../../../../shared/words/english.ts';
import { describe, expect, test } from 'vitest';
import { bindingsOf, defaultKeys, type Shortcuts } from '../../../../shared/commands/bindings.ts';
import { COMMANDS, type CommandId } from '../../../../shared/commands/commands.ts';
import { partsOf } from '../../../../shared/commands/keys.ts';
import { pressedKeys, type KeyPress } from '../../../../renderer/state/shortcuts/keyPress.ts';
import { firstKeysText, keysText } from '../../../../renderer/state/shortcuts/keysText.ts';
import { createAppState } from '../../../../renderer/state/appState.ts';
import { commandOfPress, listenToShortcuts } from '../../../../renderer/state/shortcuts/shortcutKeys.ts';
import {
  changedCount,
  shortcutGroups,
  verdictOn,
  withNoKeys,
  withoutChange,
} from '../../../../renderer/state/shortcuts/shortcutRows.ts';
import { appView, NOON } from '../../views.ts';

type Held = {
  readonly ctrl?: boolean;
  readonly meta?: boolean;
  readonly shift?: boolean;
  readonly alt?: boolean;
};

const keyPress = (key: string, held: Held, code = ''): KeyPress => {
  const { ctrl = false, meta = false, shift = false, alt = false } = held;
  return { key, code, ctrlKey: ctrl, metaKey: meta, shiftKey: shift, altKey: alt };
};
const press = (key: string, held: Held, mac: boolean, code = '', shortcuts: Shortcuts = {}) =>
  commandOfPress(keyPress(key, held, code), bindingsOf(shortcuts, mac));

describe("the shell's keys stay the shell's", () => {
  test.each(['c', 'd', 'z', 'r', 'a', 'e', 'w', 'u', 'k', 'l', 'p', 'v', 'f', 'g'])('Ctrl+%s', (key) => {
    expect(press(key, { ctrl: true }, false)).toBeUndefined();
    expect(press(key, { ctrl: true }, true)).toBeUndefined();
  });

  test('keys without Ctrl or Cmd, and those with Alt', () => {
    expect(press('t', {}, false)).toBeUndefined();
    expect(press('Tab', { shift: true }, false)).toBeUndefined();
    expect(press('c', { ctrl: true, shift: true, alt: true }, false)).toBeUndefined();
  });
});

describe("the app's keys", () => {
  test.each([
    ['t', { ctrl: true }, false, 'new-tab'],
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
  ] as const)('%s with %j', (key, held, mac, command) => {
    expect(press(key, held, mac)).toBe(command);
  });

  test('a keyboard without Latin letters has them by their place', () => {
    expect(press('е', { ctrl: true }, false, 'KeyT')).toBe('new-tab');
    expect(press('С', { ctrl: true, shift: true }, false, 'KeyC')).toBe('copy');
  });

  test('a Latin keyboard of another layout has them by their letter', () => {
    expect(press('t', { ctrl: true }, false, 'KeyK')).toBe('new-tab');
    expect(press('k', { ctrl: true }, false, 'KeyT')).toBeUndefined();
  });

  test('keyboards that have digits, or symbols, behind Shift have them there', () => {
    // French: digits.
    expect(press('&', { ctrl: true }, false, 'Digit1')).toBe('tab-1');
    expect(press('1', { ctrl: true, shift: true }, false, 'Digit1')).toBe('tab-1');
    // German: the slash, and plus without Shift.
    expect(press('/', { ctrl: true, shift: true }, false, 'Digit7')).toBe('shortcuts');
    expect(press('+', { ctrl: true }, false, 'BracketRight')).toBe('larger-text');
  });

  test('are the user’s where there are such', () => {
    const shortcuts: Shortcuts = { find: 'Alt+X', copy: 'F5', paste: null };
    const pressed = (key: string, held: Held) => press(key, held, false, '', shortcuts);
    expect([pressed('x', { alt: true }), pressed('F5', {})]).toEqual(['find', 'copy']);
    expect(pressed('F', { ctrl: true, shift: true })).toBeUndefined();
    expect(pressed('V', { ctrl: true, shift: true })).toBeUndefined();
  });
});

test.each([true, false])('all keys lead to their command when they are pressed (on a Mac: %s)', (mac) => {
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

describe('on the page', () => {
  const page = () => {
    const target = new EventTarget();
    const state = createAppState(appView(), NOON);
    const ran: CommandId[] = [];
    const bindings = { value: bindingsOf({ find: 'Ctrl+Alt+L' }, false) };
    listenToShortcuts(target as unknown as Window, bindings, state, (command) => ran.push(command));
    /** Whether anybody else sees the key. */
    const pressed = (key: string, held: Held, isAltGr = false): boolean => {
      const event = new Event('keydown', { cancelable: true });
      return target.dispatchEvent(
        Object.assign(event, { ...keyPress(key, held), getModifierState: () => isAltGr }),
      );
    };
    return { state, ran, pressed };
  };

  test('shortcuts are taken, and all other keys left alone', () => {
    const { ran, pressed } = page();
    expect([pressed('t', { ctrl: true }), pressed('r', { ctrl: true }), pressed('a', {})]).toEqual([
      false,
      true,
      true,
    ]);
    expect(ran).toEqual(['new-tab']);
  });

  test('a dialog leaves of them what is about the window or the app', () => {
    const { state, ran, pressed } = page();
    state.dialog.value = { kind: 'settings' };
    pressed('t', { ctrl: true });
    pressed('Q', { ctrl: true, shift: true });
    expect(ran).toEqual(['quit']);
  });

  test('keys that are recorded, and characters that AltGr types, are none', () => {
    const { state, ran, pressed } = page();
    expect(pressed('l', { ctrl: true, alt: true }, true)).toBe(true);
    pressed('l', { ctrl: true, alt: true });
    state.isRecordingKeys.value = true;
    expect(pressed('Q', { ctrl: true, shift: true })).toBe(true);
    expect(ran).toEqual(['find']);
  });
});

test('what is pressed is recorded as it would be written', () => {
  const recorded = (key: string, held: Held, code = '') => pressedKeys(keyPress(key, held, code))[0];
  expect(recorded('!', { ctrl: true, shift: true }, 'Digit1')).toBe('Ctrl+Shift+1');
  expect(recorded('?', { ctrl: true, shift: true }, 'Slash')).toBe('Ctrl+?');
  expect(recorded('ø', { meta: true, alt: true }, 'KeyO')).toBe('Cmd+Alt+O');
  expect(recorded('Dead', { meta: true, alt: true }, 'KeyE')).toBe('Cmd+Alt+E');
  expect([recorded('Control', { ctrl: true }), recorded('ö', { ctrl: true }, 'Semicolon')]).toEqual([
    undefined,
    undefined,
  ]);
});

test('keys are printed as the platform prints them', () => {
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

describe('the section of the settings', () => {
  const rows = (query: string, shortcuts: Shortcuts = {}) =>
    shortcutGroups(ENGLISH, query, shortcuts, false).flatMap((group) => group.rows);

  test('has every command, once, and finds them by their words, ids and keys', () => {
    for (const query of ['', 'Shortcuts', 'keyboard', 'keybinding'])
      expect(rows(query).map(({ command }) => command)).toEqual(COMMANDS.map(({ id }) => id));
    const found = (query: string) => rows(query).map(({ command }) => command);
    expect(found('split')).toEqual(['split-right', 'split-down']);
    expect(found('ctrl+shift+o')).toEqual(['split-right']);
    expect(found('zoom-pane')).toEqual(['zoom-pane']);
    expect(found('no such thing')).toEqual([]);
  });

  test('says which keys a command has lost, and to which', () => {
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

describe('keys that are pressed for a command', () => {
  test('are taken when nobody has them', () => {
    const change = { find: 'Ctrl+Shift+U' };
    expect(verdictOn(ENGLISH, 'Ctrl+Shift+U', 'find', {}, false)).toEqual({ kind: 'free', change });
    expect(verdictOn(ENGLISH, 'Ctrl+Shift+F', 'find', change, false)).toEqual({ kind: 'free', change: {} });
  });

  test('are asked about when another command has them, which is named', () => {
    expect(verdictOn(ENGLISH, 'Ctrl+Shift+O', 'find', {}, false)).toEqual({
      kind: 'asks',
      words: 'Ctrl+Shift+O is already used by “Split right”. Reassign it?',
      change: { find: 'Ctrl+Shift+O' },
    });
    expect(verdictOn(ENGLISH, 'Ctrl+Plus', 'find', {}, false)).toMatchObject({
      words: 'Ctrl+Plus is already used by “Zoom in”, which keeps Ctrl+=. Reassign it?',
    });
    expect(verdictOn(ENGLISH, 'Alt+X', 'find', { copy: 'Alt+X' }, false)).toMatchObject({
      kind: 'asks',
      change: { find: 'Alt+X', copy: null },
    });
  });

  test('are asked about when programs know them, and refused when no shell can do without', () => {
    expect(verdictOn(ENGLISH, 'Ctrl+R', 'find', {}, false)).toMatchObject({
      kind: 'asks',
      words: 'Shells and programs use Ctrl+R and will no longer receive it. Use it anyway?',
    });
    expect(verdictOn(ENGLISH, 'Ctrl+T', 'new-tab', { 'new-tab': null }, false).kind).toBe('free');
    expect(verdictOn(ENGLISH, 'Ctrl+C', 'find', {}, false)).toEqual({
      kind: 'refused',
      words: 'Ctrl+C cannot be a shortcut: it interrupts the program in a terminal.',
    });
    expect(verdictOn(ENGLISH, 'Cmd+U', 'find', {}, true).kind).toBe('free');
    expect(verdictOn(ENGLISH, 'Cmd+U', 'find', {}, false)).toMatchObject({ kind: 'refused' });
  });

  test('are taken away, and the app’s own are given back', () => {
    const without = withNoKeys('find', { copy: 'F5' });
    expect(without).toEqual({ copy: 'F5', find: null });
    expect(withoutChange('find', without)).toEqual({ copy: 'F5' });
    expect([changedCount(without), changedCount({})]).toEqual([2, 0]);
  });
});
