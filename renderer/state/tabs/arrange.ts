/** Changes which panes are where on the page at once, and in the main process, whose word is the last. */

import type { Arrangement } from '../../../shared/layout/arrangement.ts';
import type { HoldfastApi } from '../../../preload/contract.ts';
import type { AppView } from '../../../shared/view/view.ts';
import type { AppState } from '../appState.ts';

/** @param change is what `call` makes the main process do. */
export function arrange(
  api: HoldfastApi,
  state: Pick<AppState, 'view' | 'unconfirmed'>,
  change: (all: Arrangement) => Arrangement,
  call: () => Promise<unknown>,
): void {
  state.view.value = { ...state.view.value, ...change(state.view.value) };
  state.unconfirmed.value += 1;
  const settle = async (): Promise<void> => {
    state.unconfirmed.value -= 1;
    if (state.unconfirmed.value === 0) takeView(state, await api.call('view'));
  };
  void call().then(settle, settle);
}

/** Shows a view; its arrangement may be older than what the user sees, and then the keys would jump back to another pane. */
export function takeView(state: Pick<AppState, 'view' | 'unconfirmed'>, view: AppView): void {
  const { tabs, activePane } = state.view.value;
  state.view.value = state.unconfirmed.value > 0 ? { ...view, tabs, activePane } : view;
}
