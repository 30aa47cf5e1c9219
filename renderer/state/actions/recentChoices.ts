/**
 * Records a choice in the palette, or a visited pane: at once on the page, and in the main process, which
 * stores it.
 */

import { withRecent } from '../../../shared/view/recent.ts';
import type { HoldfastApi } from '../../../preload/contract.ts';
import type { AppState } from '../appState.ts';

export function noteChoice(api: HoldfastApi, state: Pick<AppState, 'recent'>, key: string): void {
  if (state.recent.peek()[0] === key) return;
  state.recent.value = withRecent(state.recent.peek(), key);
  void api.call('noteChoice', key);
}
