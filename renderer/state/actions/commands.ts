/** Runs the commands of menus, keys and the palette. */

import { NUMBERED_TABS, type CommandId, type TabNumber } from '../../../shared/commands/commands.ts';
import type { HoldfastApi } from '../../../preload/contract.ts';
import type { TerminalActions } from '../commands/terminalActions.ts';
import { textSizeChange, type FontSizeChange } from '../../../shared/settings/fontSize.ts';
import { activatePane } from './activatePane.ts';
import type { AppState } from '../appState.ts';
import { paneActions } from './paneCommands.ts';
import { canLoadEarlier } from '../history/pastText.ts';

export type CommandContext = {
  readonly api: HoldfastApi;
  readonly state: AppState;
  /** Returns the terminal of a pane; undefined while the pane has none. */
  readonly terminalOf: (pane: string) => TerminalActions | undefined;
};

export type RunCommand = (command: CommandId) => void;

/** Returns the function that runs a command. Commands for a pane or a tab act on the active one. */
export function createCommands(context: CommandContext): RunCommand {
  const actions: Readonly<Record<CommandId, () => void>> = {
    ...tabActions(context),
    ...paneActions(context),
    ...tabNumberActions(context),
    ...terminalActions(context),
    ...linkActions(context),
    ...dialogActions(context),
    ...windowActions(context),
  };
  return (command) => actions[command]();
}

function tabActions({ api, state }: CommandContext) {
  const active = (): string | null => state.view.value.activePane;
  const step = (by: 1 | -1) => () => {
    const { tabs } = state.view.value;
    goTo({ api, state }, (activeIndex(state) + by + tabs.length) % tabs.length);
  };
  const move = (by: 1 | -1) => () => {
    const pane = active();
    const to = activeIndex(state) + by;
    const isInRange = to >= 0 && to < state.view.value.tabs.length;
    if (pane !== null && isInRange) void api.call('moveTab', pane, to);
  };
  return {
    'new-tab': () => void api.call('newTab', null),
    'new-tab-menu': () => {
      state.isNewTabMenuOpen.value = true;
    },
    'rename-tab': () => {
      state.renamingPane.value = active();
    },
    'next-tab': step(1),
    'previous-tab': step(-1),
    'load-earlier': () => {
      const pane = state.activePane.value;
      if (pane !== undefined && canLoadEarlier(pane)) void api.call('loadPast', pane.id);
    },
    'close-tab': () => {
      const pane = active();
      if (pane !== null) void api.call('closeTab', pane);
    },
    'end-session': () => {
      const pane = active();
      if (pane !== null) void api.call('endSession', pane);
    },
    'move-tab-left': move(-1),
    'move-tab-right': move(1),
  } as const;
}

function tabNumberActions(context: CommandContext) {
  const actions = NUMBERED_TABS.map((number) => [`tab-${number}`, () => goTo(context, number - 1)] as const);
  return {
    ...(Object.fromEntries(actions) as Record<`tab-${TabNumber}`, () => void>),
    'last-tab': () => goTo(context, context.state.view.value.tabs.length - 1),
  };
}

function terminalActions({ api, state, terminalOf }: CommandContext) {
  const shown = (): TerminalActions | undefined => {
    const pane = state.view.value.activePane;
    return pane === null ? undefined : terminalOf(pane);
  };
  return {
    copy: () => shown()?.copy(),
    'copy-colored': () => shown()?.copyColored(),
    paste: () => void shown()?.paste(),
    'select-all': () => shown()?.selectAll(),
    find: () => {
      state.findingIn.value = state.view.value.activePane;
    },
    'find-next': () => shown()?.findAgain(1),
    'find-previous': () => shown()?.findAgain(-1),
    'previous-command': () => shown()?.stepCommand(-1),
    'next-command': () => shown()?.stepCommand(1),
    'select-output': () => shown()?.selectOutput(),
    'copy-output': () => shown()?.copyOutput(),
    'insert-again': () => shown()?.insertAgain(),
    'reset-terminal': () => {
      const pane = state.view.value.activePane;
      if (pane !== null) void api.call('resetTerminal', pane);
    },
    hints: () => {
      const pane = state.view.value.activePane;
      state.hintsIn.value = pane === null ? null : { pane };
    },
  } as const;
}

function linkActions({ api, state }: CommandContext) {
  return {
    'discard-input': () => {
      const pane = state.view.value.activePane;
      if (pane !== null) void api.call('discardPendingInput', pane);
    },
    reconnect: () => {
      const server = state.activeServer.value;
      if (server !== undefined) void api.call('reconnectNow', server.id);
    },
  } as const;
}

function windowActions({ api, state }: CommandContext) {
  const onPane = (call: (pane: string) => Promise<void>) => () => {
    const pane = state.view.value.activePane;
    if (pane !== null) void call(pane);
  };
  return {
    'new-window': () => void api.call('newWindow'),
    'next-window': () => void api.call('nextWindow'),
    'move-tab-to-new-window': onPane((pane) => api.call('moveTabToNewWindow', pane, null)),
    'move-tab-to-next-window': onPane((pane) => api.call('moveTabToNextWindow', pane)),
    'full-screen': () => void api.call('windowAction', 'full-screen'),
    'close-window': () => void api.call('windowAction', 'close'),
    quit: () => void api.call('windowAction', 'quit'),
  } as const;
}

/** Dialogs that need no parameters. */
type PlainDialog = 'add-server' | 'servers' | 'detached' | 'search' | 'settings' | 'palette' | 'switch';

function dialogActions({ api, state }: CommandContext) {
  const open = (kind: PlainDialog) => () => {
    state.isNewTabMenuOpen.value = false;
    state.dialog.value = { kind };
  };
  const resizeText = (change: FontSizeChange) => () =>
    void api.call('changeSettings', textSizeChange(state.view.value, change));
  return {
    'add-server': open('add-server'),
    'manage-servers': open('servers'),
    'connection-history': () => {
      const server = state.activeServer.value;
      if (server !== undefined) state.dialog.value = { kind: 'connection-history', server: server.id };
    },
    'detached-sessions': open('detached'),
    'search-all': open('search'),
    'save-output': () => {
      const pane = state.activePane.value;
      if (pane !== undefined && pane.session !== null)
        state.dialog.value = { kind: 'save-output', pane: pane.id };
    },
    settings: open('settings'),
    shortcuts: () => {
      state.isNewTabMenuOpen.value = false;
      state.dialog.value = { kind: 'settings', query: state.words.value.shortcuts.title };
    },
    introduction: () => {
      void api.call('showIntroduction', true);
      state.introductionFocusRequests.value += 1;
    },
    'focus-message': () => {
      state.messageFocusRequests.value += 1;
    },
    palette: open('palette'),
    'switch-session': open('switch'),
    'larger-text': resizeText(1),
    'smaller-text': resizeText(-1),
    'default-text': resizeText('default'),
  } as const;
}

function activeIndex({ view, activeTab }: Pick<AppState, 'view' | 'activeTab'>): number {
  return view.value.tabs.findIndex((tab) => tab === activeTab.value);
}

function goTo({ api, state }: Pick<CommandContext, 'api' | 'state'>, index: number): void {
  const tab = state.view.value.tabs[index];
  if (tab !== undefined) activatePane(api, state, tab.activePane);
}
