/** Shows a pane and its tab at once, and notifies the main process, which stores the choice. */

import { activated } from '../../../shared/layout/arrangement.ts';
import type { HoldfastApi } from '../../../preload/contract.ts';
import type { AppState } from '../appState.ts';
import { arrange } from './arrange.ts';

export function activatePane(
  api: HoldfastApi,
  state: Pick<AppState, 'view' | 'unconfirmed'>,
  id: string,
): void {
  arrange(
    api,
    state,
    (all) => activated(all, id),
    () => api.call('activatePane', id),
  );
}
