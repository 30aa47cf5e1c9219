/** Handles the app's shortcuts before the terminal receives the keys. */

import type { Bindings } from '../../../shared/commands/bindings.ts';
import type { CommandId } from '../../../shared/commands/commands.ts';
import type { AppState } from '../appState.ts';
import { commandOfPress } from '../shortcuts/keyPress.ts';
import type { RunCommand } from './commands.ts';
import { isFieldAction, isTextField } from './textFields.ts';

/** Commands for the window or the app, which also work while a dialog is open. */
const ALSO_IN_DIALOGS: ReadonlySet<CommandId> = new Set(['full-screen', 'close-window', 'quit']);

/**
 * Calls `run` for every shortcut that is pressed on the page, wherever the focus is. An open dialog blocks
 * most of them.
 */
export function listenToShortcuts(
  page: Window,
  bindings: { readonly value: Bindings },
  state: AppState,
  run: RunCommand,
): void {
  page.addEventListener(
    'keydown',
    (event) => {
      // AltGr is ignored because it types a character, although on Windows it looks like Ctrl+Alt.
      if (state.isRecordingKeys.value || event.getModifierState('AltGraph')) return;
      const command = commandOfPress(event, bindings.value);
      if (command === undefined || (isFieldAction(command) && isTextField(event.target))) return;
      // Without this, the key would reach the menu, which ignores open dialogs.
      event.preventDefault();
      if (state.dialog.value !== null && !ALSO_IN_DIALOGS.has(command)) return;
      event.stopPropagation();
      run(command);
    },
    { capture: true },
  );
}
