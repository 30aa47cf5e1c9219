// Shortcuts pressed on the page.
import { expect, test } from 'vitest';
import { bindingsOf } from '../../../../shared/commands/bindings.ts';
import type { CommandId } from '../../../../shared/commands/commands.ts';
import { listenToShortcuts } from '../../../../renderer/state/actions/shortcutKeys.ts';
import { createAppState } from '../../../../renderer/state/appState.ts';
import { appView, NOON } from '../../views.ts';
import { keyPress, type Modifiers } from '../shortcuts/keyPresses.ts';

const page = () => {
  const target = new EventTarget();
  const state = createAppState(appView(), NOON);
  const ran: CommandId[] = [];
  const bindings = { value: bindingsOf({ find: 'Ctrl+Alt+L' }, false) };
  listenToShortcuts(target as unknown as Window, bindings, state, (command) => ran.push(command));
  /** Presses a key; true when other listeners on the page receive it. */
  const pressed = (key: string, modifiers: Modifiers, isAltGr = false): boolean => {
    const event = new Event('keydown', { cancelable: true });
    return target.dispatchEvent(
      Object.assign(event, { ...keyPress(key, modifiers), getModifierState: () => isAltGr }),
    );
  };
  return { state, ran, pressed };
};

test('a shortcut runs its command, and all other keys reach the terminal', () => {
  const { ran, pressed } = page();
  const isPassedOn = [
    pressed('T', { ctrl: true, shift: true }),
    pressed('t', { ctrl: true }),
    pressed('/', { ctrl: true }),
    pressed('a', {}),
  ];
  expect(isPassedOn).toEqual([false, true, true, true]);
  expect(ran).toEqual(['new-tab']);
});

test('only shortcuts for the window or the app work while a dialog is open', () => {
  const { state, ran, pressed } = page();
  state.dialog.value = { kind: 'settings' };
  pressed('T', { ctrl: true, shift: true });
  pressed('Q', { ctrl: true, shift: true });
  expect(ran).toEqual(['quit']);
});

test('recorded keys and characters typed with AltGr run no command', () => {
  const { state, ran, pressed } = page();
  expect(pressed('l', { ctrl: true, alt: true }, true)).toBe(true);
  pressed('l', { ctrl: true, alt: true });
  state.isRecordingKeys.value = true;
  expect(pressed('Q', { ctrl: true, shift: true })).toBe(true);
  expect(ran).toEqual(['find']);
});
