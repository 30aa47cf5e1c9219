/** Listens to the app's shortcuts before the terminal receives the keys. */

import type { Bindings } from '../../../shared/commands/bindings.ts';
import type { CommandId } from '../../../shared/commands/commands.ts';
import type { AppState } from '../appState.ts';
import { commandOfPress } from '../shortcuts/keyPress.ts';
import type { RunCommand } from './commands.ts';
import { isFieldAction, isTextField } from './textFields.ts';

/** Commands of the window or the app, which also work while a dialog is open. */
const ALSO_IN_DIALOGS: ReadonlySet<CommandId> = new Set(['full-screen', 'close-window', 'quit']);

/** Runs `run` for every shortcut pressed on the page, wherever the focus is; an open dialog blocks most of them. */
export function listenToShortcuts(
  page: Window,
  bindings: { readonly value: Bindings },
  state: AppState,
  run: RunCommand,
): void {
  page.addEventListener(
    'keydown',
    (event) => {
      // AltGr types a character; on Windows it looks like Ctrl+Alt.
      if (state.isRecordingKeys.value || event.getModifierState('AltGraph')) return;
      const command = commandOfPress(event, bindings.value);
      if (command === undefined || (isFieldAction(command) && isTextField(event.target))) return;
      // Otherwise the key would reach the menu, which does not know about dialogs.
      event.preventDefault();
      if (state.dialog.value !== null && !ALSO_IN_DIALOGS.has(command)) return;
      event.stopPropagation();
      run(command);
    },
    { capture: true },
  );
}
