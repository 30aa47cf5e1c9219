/** Shows a pane, and with it its tab, at once; the main process, which keeps the choice, is told meanwhile. */

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
