/** Shows a tab at once; the main process, which keeps the choice, is told meanwhile. */

import { api } from '../api.ts';
import { appState } from './appState.ts';

export function activateTab(id: string): void {
  appState.view.value = { ...appState.view.value, activeTab: id };
  void api.call('activateTab', id);
}
