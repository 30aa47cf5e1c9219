/** Runs the commands for panes. */

import * as arrangement from '../../../shared/layout/arrangement.ts';
import type { CommandId } from '../../../shared/commands/commands.ts';
import { panesOf, SIDES, type Side, type Tab } from '../../../shared/layout/layout.ts';
import { neighbor } from '../../../shared/layout/layoutGeometry.ts';
import { activatePane } from './activatePane.ts';
import { arrange } from './arrange.ts';
import type { CommandContext } from './commands.ts';

type Context = Pick<CommandContext, 'api' | 'state'>;

/** True for commands that act on the panes of the visible tab. */
export function isPaneCommand(command: CommandId): boolean {
  return /^split-|-panes?(-|$)/.test(command);
}

export function paneActions(context: Context) {
  const { api, state } = context;
  return {
    'split-right': onActive(context, (pane) => void api.call('splitPane', pane, 'right')),
    'split-down': onActive(context, (pane) => void api.call('splitPane', pane, 'down')),
    'close-pane': onActive(context, (pane) => void api.call('closePane', pane)),
    ...forEachSide('focus-pane', (side) => () => focusNeighbor(context, side)),
    ...rearranging(context),
    'resize-panes': onShared(context, () => {
      state.dividerFocusRequests.value += 1;
    }),
    'separate-pane': onShared(context, (pane) => void api.call('separatePane', pane)),
  } as const;
}

/** Actions that move existing panes. */
function rearranging(context: Context) {
  const { api, state } = context;
  return {
    ...forEachSide('move-pane', (side) =>
      onShared(context, (pane) => {
        arrange(
          api,
          state,
          (all) => arrangement.paneMoved(all, pane, side),
          () => api.call('movePane', pane, side),
        );
      }),
    ),
    'zoom-pane': onShared(context, (pane, { zoomed }) => {
      arrange(
        api,
        state,
        (all) => arrangement.zoomed(all, pane, !zoomed),
        () => api.call('zoomPane', pane, !zoomed),
      );
    }),
    'equalize-panes': onShared(context, (pane) => {
      arrange(
        api,
        state,
        (all) => arrangement.equalized(all, pane),
        () => api.call('equalizePanes', pane),
      );
    }),
  } as const;
}

function onActive({ state }: Context, act: (pane: string) => void): () => void {
  return () => {
    const pane = state.view.value.activePane;
    if (pane !== null) act(pane);
  };
}

/** Returns an action that has an effect only in a tab with several panes. */
function onShared({ state }: Context, act: (pane: string, tab: Tab) => void): () => void {
  return () => {
    const tab = state.activeTab.value;
    if (tab !== undefined && panesOf(tab.layout).length > 1) act(tab.activePane, tab);
  };
}

function focusNeighbor({ api, state }: Context, side: Side): void {
  const tab = state.activeTab.value;
  const next = tab === undefined ? null : neighbor(tab.layout, tab.activePane, side);
  if (next !== null) activatePane(api, state, next);
}

function forEachSide<N extends string>(name: N, act: (side: Side) => () => void) {
  const actions = SIDES.map((side) => [`${name}-${side}`, act(side)] as const);
  return Object.fromEntries(actions) as Record<`${N}-${Side}`, () => void>;
}
