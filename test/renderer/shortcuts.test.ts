// Which keys belong to the app; all others are the terminal's.
import { describe, expect, test } from 'vitest';
import { actionOf, keysOf, keysText, shortcutRows, SHORTCUTS } from '../../renderer/state/shortcuts.ts';

type Held = {
  readonly ctrl?: boolean;
  readonly meta?: boolean;
  readonly shift?: boolean;
  readonly alt?: boolean;
};

const press = (
  key: string,
  { ctrl = false, meta = false, shift = false, alt = false }: Held,
  mac: boolean,
  code = '',
) => actionOf({ key, code, ctrlKey: ctrl, metaKey: meta, shiftKey: shift, altKey: alt }, mac);

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
    ['W', { ctrl: true, shift: true }, false, 'close-tab'],
    ['C', { ctrl: true, shift: true }, false, 'copy'],
    ['v', { meta: true }, true, 'paste'],
    ['Tab', { ctrl: true }, false, 'next-tab'],
    ['Tab', { ctrl: true, shift: true }, true, 'previous-tab'],
    ['3', { ctrl: true }, false, 'tab-3'],
    [' ', { ctrl: true, shift: true }, false, 'hints'],
    ['9', { meta: true }, true, 'last-tab'],
    ['D', { ctrl: true, shift: true }, false, 'detached-sessions'],
    ['s', { meta: true, shift: true }, true, 'detached-sessions'],
    ['d', { meta: true }, true, 'split-right'],
    ['d', { meta: true, shift: true }, true, 'split-down'],
    ['P', { ctrl: true, shift: true }, false, 'palette'],
    ['p', { meta: true, shift: true }, true, 'palette'],
    ['K', { ctrl: true, shift: true }, false, 'switch-session'],
    ['p', { meta: true }, true, 'switch-session'],
    ['O', { ctrl: true, shift: true }, false, 'split-right'],
    ['E', { ctrl: true, shift: true }, false, 'split-down'],
    ['ArrowLeft', { ctrl: true, shift: true }, false, 'focus-pane-left'],
    ['ArrowLeft', { meta: true, alt: true }, true, 'focus-pane-left'],
    ['ArrowDown', { ctrl: true, shift: true, alt: true }, false, 'move-pane-down'],
    ['Enter', { ctrl: true, shift: true }, false, 'zoom-pane'],
    ['Backspace', { ctrl: true, shift: true }, false, 'discard-held'],
    ['Backspace', { meta: true, shift: true }, true, 'discard-held'],
    ['+', { ctrl: true, shift: true }, false, 'larger-text'],
    ['=', { ctrl: true }, false, 'larger-text'],
    ['PageUp', { ctrl: true, shift: true }, false, 'move-tab-left'],
    ['}', { meta: true, shift: true }, true, 'next-tab'],
    ['[', { meta: true, shift: true }, true, 'previous-tab'],
  ] as const)('%s with %j', (key, held, mac, action) => {
    expect(press(key, held, mac)).toBe(action);
  });

  test('a keyboard without Latin letters has them by their place', () => {
    expect(press('е', { ctrl: true }, false, 'KeyT')).toBe('new-tab');
    expect(press('С', { ctrl: true, shift: true }, false, 'KeyC')).toBe('copy');
  });

  test('a Latin keyboard of another layout has them by their letter', () => {
    expect(press('t', { ctrl: true }, false, 'KeyK')).toBe('new-tab');
    expect(press('k', { ctrl: true }, false, 'KeyT')).toBeUndefined();
  });
});

test.each([true, false])('no two actions share keys (on a Mac: %s)', (mac) => {
  const keys = SHORTCUTS.flatMap((shortcut) => (mac ? shortcut.mac : shortcut.other) ?? []);
  expect(new Set(keys).size).toBe(keys.length);
});

test.each([true, false])(
  'every shortcut leads to its own action when it is pressed (on a Mac: %s)',
  (mac) => {
    for (const shortcut of SHORTCUTS) {
      const keys = mac ? shortcut.mac : shortcut.other;
      if (keys === undefined) continue;
      const parts = keys.replace('++', '+plus').split('+');
      const key = parts.at(-1) === 'plus' ? '+' : (parts.at(-1) ?? '');
      const held = {
        ctrl: parts.includes('Control'),
        meta: parts.includes('Meta'),
        shift: parts.includes('Shift'),
        alt: parts.includes('Alt'),
      };
      expect(press(key, held, mac)).toBe(shortcut.action);
    }
  },
);

test('keys are printed as the platform prints them', () => {
  const copy = SHORTCUTS.find(({ action }) => action === 'copy');
  if (copy === undefined) throw new Error('there is no shortcut to copy');
  expect([keysText(copy, true), keysText(copy, false)]).toEqual(['⌘C', 'Ctrl+Shift+C']);
  expect(keysOf('discard-held', true)).toBe('⌘⇧⌫');
  expect(keysOf('rename-tab', false)).toBe('Ctrl+Shift+R');
});

test('arrows and Alt are printed as keys are', () => {
  expect([keysOf('move-pane-up', true), keysOf('move-pane-up', false)]).toEqual(['⌘⌥⇧↑', 'Ctrl+Alt+Shift+↑']);
  expect(keysOf('zoom-pane', true)).toBe('⌘⇧⏎');
});

test('the list shows each action once and the numbered tabs in one row', () => {
  const rows = shortcutRows(false);
  expect(new Set(rows.map(({ label }) => label)).size).toBe(rows.length);
  expect(rows.filter(({ label }) => /^Tab \d/.test(label))).toEqual([
    { label: 'Tab 1 to 8', keys: 'Ctrl+1 … 8' },
  ]);
  expect(rows.filter(({ label }) => /pane (left|beside)|Move the pane/.test(label))).toEqual([
    { label: 'Focus the pane beside', keys: 'Ctrl+Shift+← → ↑ ↓' },
    { label: 'Move the pane', keys: 'Ctrl+Alt+Shift+← → ↑ ↓' },
  ]);
  expect(rows.some(({ label }) => label === 'Discard held input')).toBe(true);
});
