/** Carries out what menus and keys ask for. */

import { api } from '../api.ts';
import type { Terminals } from '../terminal/terminals.ts';
import { activateTab } from './activateTab.ts';
import { appState } from './appState.ts';
import type { Action } from './shortcuts.ts';

const DEFAULT_FONT_SIZE = 13;
const MIN_FONT_SIZE = 6;
const MAX_FONT_SIZE = 72;

/** Does it to the shown tab, where it is about a tab. */
export function runCommand(action: Action, terminals: Terminals): void {
  const tab = appState.view.value.activeTab;
  const terminal = tab === null ? undefined : terminals.get(tab);
  switch (action) {
    case 'new-tab':
      return void api.call('newTab', null);
    case 'new-tab-menu':
      appState.isNewTabMenuOpen.value = true;
      return;
    case 'close-tab':
      if (tab !== null) void api.call('closeTab', tab);
      return;
    case 'rename-tab':
      appState.renamingTab.value = tab;
      return;
    case 'next-tab':
      return goBy(1);
    case 'previous-tab':
      return goBy(-1);
    case 'move-tab-left':
      return moveBy(-1);
    case 'move-tab-right':
      return moveBy(1);
    case 'last-tab':
      return goTo(appState.view.value.tabs.length - 1);
    case 'copy':
      return terminal?.copy();
    case 'paste':
      return void terminal?.paste();
    case 'select-all':
      return terminal?.selectAll();
    case 'find':
      appState.isFindOpen.value = true;
      return;
    case 'find-next':
      return terminal?.findAgain(1);
    case 'find-previous':
      return terminal?.findAgain(-1);
    case 'larger-text':
      return resizeText(1);
    case 'smaller-text':
      return resizeText(-1);
    case 'default-text':
      return void api.call('changeSettings', { fontSize: DEFAULT_FONT_SIZE });
    case 'discard-held':
      if (tab !== null) void api.call('discardHeld', tab);
      return;
    case 'reconnect':
      if (appState.activeServer.value !== undefined) void api.call('reconnectNow', appState.activeServer.value.id);
      return;
    case 'add-server':
      appState.dialog.value = { kind: 'add-server' };
      return;
    case 'manage-servers':
      appState.dialog.value = { kind: 'servers' };
      return;
    case 'settings':
    case 'shortcuts':
      appState.dialog.value = { kind: action };
      return;
    default:
      return goTo(Number(action.slice('tab-'.length)) - 1);
  }
}

function goTo(index: number): void {
  const tab = appState.view.value.tabs[index];
  if (tab !== undefined) activateTab(tab.id);
}

function goBy(step: number): void {
  const { tabs, activeTab } = appState.view.value;
  const index = tabs.findIndex(({ id }) => id === activeTab);
  goTo((index + step + tabs.length) % tabs.length);
}

function moveBy(step: number): void {
  const { tabs, activeTab } = appState.view.value;
  const index = tabs.findIndex(({ id }) => id === activeTab);
  const to = index + step;
  if (activeTab !== null && to >= 0 && to < tabs.length) void api.call('moveTab', activeTab, to);
}

function resizeText(change: number): void {
  const size = appState.view.value.settings.fontSize + change;
  void api.call('changeSettings', { fontSize: Math.min(MAX_FONT_SIZE, Math.max(MIN_FONT_SIZE, size)) });
}
