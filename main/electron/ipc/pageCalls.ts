/** What the page of one window may ask of the system, and of the workspace. */

import { app, clipboard, shell, type BrowserWindow } from 'electron';
import { withFavourite, withOptions } from '../../../shared/view/places.ts';
import { withRecent } from '../../../shared/view/recent.ts';
import type { Words } from '../../../shared/words/english.ts';
import { workspaceCalls } from '../../workspace/calls.ts';
import type { PaneSearches } from '../../workspace/panes/paneSearches.ts';
import type { Handlers } from './callGate.ts';
import { editField, showContextMenu, showTabMenu, windowAction } from '../menus/menus.ts';
import type { RunCommand } from '../menus/menuTemplate.ts';
import { acceptOffer } from '../system/offers.ts';
import { askForColours } from '../system/openDialog.ts';
import { openLink } from '../system/openLink.ts';
import type { OpenWindows } from '../windows/openWindows.ts';
import { openTerminalPort } from './ports.ts';
import type { OpenProfile } from '../userData.ts';
import { askWhereToSave } from '../system/saveDialog.ts';
import { openSettingsFile } from '../system/settingsFile.ts';
import { writeStyled } from '../system/styledClipboard.ts';

export type PageCallsParts = {
  /** What the app says now. */
  readonly words: () => Words;
  readonly profile: OpenProfile;
  readonly windows: OpenWindows;
  readonly searches: PaneSearches;
  /** Carries out a command of the context menu. */
  readonly run: RunCommand;
  /** Restarts into an update. */
  readonly restart: () => void;
};

/** The calls of one window's page. */
export function pageCalls(parts: PageCallsParts, id: string, window: BrowserWindow): Handlers {
  const { workspace, notices, recent, places } = parts.profile;
  const openSettings = (): Promise<void> => openSettingsFile(parts.profile);
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
    readColours: () => askForColours(parts.words(), window),
    recentChoices: () => recent.value.keys,
    setFavourite: (place, on) => places.set(withFavourite(places.value, place, on)),
    rememberOptions: (place, options) => places.set(withOptions(places.value, place, options)),
    noteChoice: (key) => recent.set({ keys: withRecent(recent.value.keys, key) }),
    windowAction: (action) => windowAction(window, action),
  };
}

type TabCall = 'tabMenu' | 'moveTabOut' | 'openTerminal' | 'saveOutput';

function tabCalls(
  { words, profile, windows, run }: PageCallsParts,
  id: string,
  window: BrowserWindow,
): Pick<Handlers, TabCall> {
  const { workspace } = profile;
  return {
    tabMenu: () => {
      const { windows: all } = workspace.panes.all;
      const tabs = all.find((one) => one.id === id)?.groups.length ?? 0;
      showTabMenu(window, words(), { tabs, windows: all.length }, run);
    },
    moveTabOut: (tab, point) => {
      if (point !== null && windows.isOver(point)) return;
      windows.openNextAt(point);
      workspace.panes.moveTabOut(tab);
    },
    openTerminal: (tab, terminal) =>
      workspace.openTerminal(tab, terminal, openTerminalPort(window.webContents, tab)),
    saveOutput: async (tab, format) => {
      const title = workspace.view.tabs.find((one) => one.id === tab)?.title;
      if (title === undefined) return;
      const path = await askWhereToSave(words(), window, title, format);
      if (path !== null) workspace.saveOutput(tab, format, path);
    },
  };
}

type SearchCall = 'searchElsewhere' | 'searchedHere' | 'goToMatch';

function searchCalls({ windows, searches }: PageCallsParts): Pick<Handlers, SearchCall> {
  return {
    searchElsewhere: (pane, find) => searches.search(pane, find),
    searchedHere: (request, found) => searches.answer(request, found),
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
  | 'openLink';

function textCalls({ words, profile, run }: PageCallsParts, window: BrowserWindow): Pick<Handlers, TextCall> {
  const open = (link: string): Promise<void> => openLink(link, (say) => profile.notices.add('error', say));
  return {
    readClipboard: () => clipboard.readText(),
    writeClipboard: (text) => clipboard.writeText(text),
    writeStyledClipboard: writeStyled,
    editField: (action) => editField(window, action),
    contextMenu: (subject) =>
      showContextMenu(window, words(), subject, {
        run,
        openLink: (link) => void open(link),
        copyLink: (link) => void clipboard.writeText(link),
      }),
    openLink: open,
  };
}
