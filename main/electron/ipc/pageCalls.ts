/** Handlers of all calls of one window's page. */

import { app, clipboard, shell, type BrowserWindow } from 'electron';
import { withFavorite, withOptions } from '../../../shared/view/savedTargets.ts';
import { withRecent } from '../../../shared/view/recent.ts';
import type { Words } from '../../../shared/words/english.ts';
import { workspaceCalls } from '../../workspace/calls.ts';
import type { PaneSearches } from '../../workspace/panes/paneSearches.ts';
import type { Handlers } from './callGate.ts';
import { editField, showContextMenu, showTabMenu, windowAction } from '../menus/menus.ts';
import type { RunCommand } from '../menus/menuTemplate.ts';
import { acceptOffer } from '../system/offers.ts';
import { askForColors } from '../system/openDialog.ts';
import { openHyperlink } from '../system/openHyperlink.ts';
import type { OpenWindows } from '../windows/openWindows.ts';
import { openTerminalPort } from './ports.ts';
import type { OpenUserData } from '../userData.ts';
import { askWhereToSave } from '../system/saveDialog.ts';
import { openSettingsFile } from '../system/settingsFile.ts';
import { writeStyled } from '../system/styledClipboard.ts';

export type PageCallsParts = {
  /** Returns the UI texts in the current language. */
  readonly words: () => Words;
  readonly userData: OpenUserData;
  readonly windows: OpenWindows;
  readonly searches: PaneSearches;
  /** Runs a command that the user chose in the context menu. */
  readonly run: RunCommand;
  /** Restarts the app to install an update. */
  readonly restart: () => void;
};

/** The calls of one window's page. */
export function pageCalls(parts: PageCallsParts, id: string, window: BrowserWindow): Handlers {
  const { workspace, notices, recent, savedTargets } = parts.userData;
  const openSettings = (): Promise<void> => openSettingsFile(parts.userData);
  return {
    ...workspaceCalls(workspace, notices, id),
    ...tabCalls(parts, id, window),
    ...textCalls(parts, window),
    ...searchCalls(parts),
    painted: () => parts.windows.reveal(id),
    beep: () => shell.beep(),
    assistive: () => app.accessibilitySupportEnabled,
    acceptOffer: (notice) =>
      acceptOffer(
        { workspace, notices, restart: parts.restart, openSettings: () => void openSettings() },
        notice,
        id,
      ),
    openSettingsFile: openSettings,
    readColors: () => askForColors(parts.words(), window),
    recentChoices: () => recent.value.keys,
    setFavorite: (serverTarget, on) => savedTargets.set(withFavorite(savedTargets.value, serverTarget, on)),
    rememberOptions: (serverTarget, options) =>
      savedTargets.set(withOptions(savedTargets.value, serverTarget, options)),
    noteChoice: (key) => recent.set({ keys: withRecent(recent.value.keys, key) }),
    windowAction: (action) => windowAction(window, action),
  };
}

type TabCall = 'tabMenu' | 'moveTabToNewWindow' | 'openTerminal' | 'saveOutput';

function tabCalls(
  { words, userData, windows, run }: PageCallsParts,
  id: string,
  window: BrowserWindow,
): Pick<Handlers, TabCall> {
  const { workspace } = userData;
  return {
    tabMenu: () => {
      const { windows: all } = workspace.panes.all;
      const tabs = all.find((candidate) => candidate.id === id)?.tabs.length ?? 0;
      showTabMenu(window, words(), { tabs, windows: all.length }, run);
    },
    moveTabToNewWindow: (pane, point) => {
      if (point !== null && windows.isOver(point)) return;
      windows.openNextAt(point);
      workspace.panes.moveTabToNewWindow(pane);
    },
    openTerminal: (pane, terminal) =>
      workspace.openTerminal(pane, terminal, openTerminalPort(window.webContents, pane)),
    saveOutput: async (pane, format) => {
      const title = workspace.view.panes.find((view) => view.id === pane)?.title;
      if (title === undefined) return;
      const path = await askWhereToSave(words(), window, title, format);
      if (path !== null) workspace.saveOutput(pane, format, path);
    },
  };
}

type SearchCall = 'searchOtherWindow' | 'reportMatches' | 'goToMatch';

function searchCalls({ windows, searches }: PageCallsParts): Pick<Handlers, SearchCall> {
  return {
    searchOtherWindow: (pane, find) => searches.search(pane, find),
    reportMatches: (request, found) => searches.reply(request, found),
    goToMatch: (pane, index) => {
      windows.sendTo(pane, 'match', { pane, index });
    },
  };
}

type TextCall =
  | 'readClipboard'
  | 'writeClipboard'
  | 'writeStyledClipboard'
  | 'editField'
  | 'contextMenu'
  | 'openHyperlink';

function textCalls(
  { words, userData, run }: PageCallsParts,
  window: BrowserWindow,
): Pick<Handlers, TextCall> {
  const open = (hyperlink: string): Promise<void> =>
    openHyperlink(hyperlink, (text) => userData.notices.add('error', text));
  return {
    readClipboard: () => clipboard.readText(),
    writeClipboard: (text) => clipboard.writeText(text),
    writeStyledClipboard: writeStyled,
    editField: (action) => editField(window, action),
    contextMenu: (subject) =>
      showContextMenu(window, words(), subject, {
        run,
        openHyperlink: (hyperlink) => void open(hyperlink),
        copyHyperlink: (hyperlink) => void clipboard.writeText(hyperlink),
      }),
    openHyperlink: open,
  };
}
