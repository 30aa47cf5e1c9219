/** Listens to the app's shortcuts before the terminal sees the keys. */

import { api } from '../api.ts';
import { actionOf, type Action } from './shortcuts.ts';

/** Runs `run` for every shortcut pressed in `window`, wherever the focus is. */
export function listenToShortcuts(window: Window, run: (action: Action) => void): void {
  window.addEventListener(
    'keydown',
    (event) => {
      const action = actionOf(event, api.platform === 'mac');
      if (action === undefined || (isTextField(event.target) && TEXT_ACTIONS.has(action))) return;
      event.preventDefault();
      event.stopPropagation();
      run(action);
    },
    { capture: true },
  );
}

/** What a text field of a dialog does by itself. */
const TEXT_ACTIONS: ReadonlySet<Action> = new Set(['copy', 'paste', 'select-all']);

function isTextField(target: EventTarget | null): boolean {
  const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  return isField && target.closest('[data-terminal]') === null;
}
