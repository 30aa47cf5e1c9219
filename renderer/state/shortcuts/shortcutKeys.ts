/** Listens to the app's shortcuts before the terminal sees the keys. */

import type { Bindings } from '../../../shared/commands/bindings.ts';
import type { CommandId } from '../../../shared/commands/commands.ts';
import type { AppState } from '../appState.ts';
import type { RunCommand } from '../commands/commands.ts';
import { pressedKeys, type KeyPress } from './keyPress.ts';
import { isFieldAction, isTextField } from '../textFields.ts';

/** What is about the window or the app is there in dialogs as well. */
const EVERYWHERE: ReadonlySet<CommandId> = new Set(['full-screen', 'close-window', 'quit']);

/** The command of a key press, or undefined when the key is the terminal's. */
export function commandOfPress(press: KeyPress, { commandOf }: Bindings): CommandId | undefined {
  return pressedKeys(press)
    .map(commandOf)
    .find((command) => command !== undefined);
}

/** Runs `run` for every shortcut pressed on the page, wherever the focus is; a dialog has the keys for itself. */
export function listenToShortcuts(
  page: Window,
  bindings: { readonly value: Bindings },
  state: AppState,
  run: RunCommand,
): void {
  page.addEventListener(
    'keydown',
    (event) => {
      // AltGr types a character, and reads like Ctrl+Alt on Windows.
      if (state.isRecordingKeys.value || event.getModifierState('AltGraph')) return;
      const command = commandOfPress(event, bindings.value);
      if (command === undefined || (isFieldAction(command) && isTextField(event.target))) return;
      // A key that is not taken here goes on to the menu, which knows of no dialog.
      event.preventDefault();
      if (state.dialog.value !== null && !EVERYWHERE.has(command)) return;
      event.stopPropagation();
      run(command);
    },
    { capture: true },
  );
}
