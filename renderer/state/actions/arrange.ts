/**
 * Changes the arrangement of panes at once on the page, and then in the main process, which decides the final
 * arrangement.
 */

import type { Arrangement } from '../../../shared/layout/arrangement.ts';
import type { HoldfastApi } from '../../../preload/contract.ts';
import type { AppView } from '../../../shared/view/view.ts';
import type { AppState } from '../appState.ts';

/** @param change has the same effect on the page as `call` has in the main process. */
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

/**
 * Shows a view from the main process. While changes are unconfirmed, the page keeps its own arrangement. The
 * view's arrangement may be older, and the focus would jump back to another pane.
 */
export function takeView(state: Pick<AppState, 'view' | 'unconfirmed'>, view: AppView): void {
  const { tabs, activePane } = state.view.value;
  state.view.value = state.unconfirmed.value > 0 ? { ...view, tabs, activePane } : view;
}
