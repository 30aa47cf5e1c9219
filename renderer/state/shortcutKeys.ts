/** Listens to the app's shortcuts before the terminal sees the keys. */

import type { HoldfastApi } from '../../preload/contract.ts';
import type { AppState } from './appState.ts';
import type { RunCommand } from './commands.ts';
import { actionOf, type Action } from './shortcuts.ts';

/** What a text field does by itself. */
const TEXT_ACTIONS: ReadonlySet<Action> = new Set(['copy', 'paste', 'select-all']);

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
      if (action === undefined || (isTextField(event.target) && TEXT_ACTIONS.has(action))) return;
      if (state.dialog.value !== null) return;
      event.preventDefault();
      event.stopPropagation();
      run(action);
    },
    { capture: true },
  );
}

function isTextField(target: EventTarget | null): boolean {
  const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  return isField && target.closest('[data-terminal]') === null;
}
