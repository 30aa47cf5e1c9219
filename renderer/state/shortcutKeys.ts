/** Listens to the app's shortcuts before the terminal sees the keys. */

import type { HoldfastApi } from '../../preload/contract.ts';
import type { AppState } from './appState.ts';
import type { RunCommand } from './commands.ts';
import { actionOf } from './shortcuts.ts';
import { isFieldAction, isTextField } from './textFields.ts';

/** Runs `run` for every shortcut pressed on the page, wherever the focus is; a dialog has the keys for itself. */
export function listenToShortcuts(
  page: Window,
  platform: HoldfastApi['platform'],
  state: AppState,
  run: RunCommand,
): void {
  page.addEventListener(
    'keydown',
    (event) => {
      const action = actionOf(event, platform === 'mac');
      if (action === undefined || (isFieldAction(action) && isTextField(event.target))) return;
      // A key that is not taken here goes on to the menu, which knows of no dialog.
      event.preventDefault();
      if (state.dialog.value !== null) return;
      event.stopPropagation();
      run(action);
    },
    { capture: true },
  );
}
