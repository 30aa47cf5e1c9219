/** Shows a tab at once; the main process, which keeps the choice, is told meanwhile. */

import type { HoldfastApi } from '../../preload/contract.ts';
import type { AppState } from './appState.ts';

export function activateTab(api: HoldfastApi, { view }: Pick<AppState, 'view'>, id: string): void {
  view.value = { ...view.value, activeTab: id };
  void api.call('activateTab', id);
}
