/** Menus in Electron, and the system actions behind some items. */

import { app, Menu, type BrowserWindow } from 'electron';
import { bindingsOf, type Shortcuts } from '../../../shared/commands/bindings.ts';
import type { CallArguments } from '../../../preload/contract.ts';
import { wordsIn } from '../../../shared/words/words.ts';
import type { Language } from '../../../shared/words/language.ts';
import type { Words } from '../../../shared/words/english.ts';
import { contextMenuTemplate, type ContextMenuActions, type ContextMenuSubject } from './contextMenu.ts';
import { tabMenuTemplate, type TabMenuSubject } from './tabMenu.ts';
import { menuTemplate, type MenuPlatform, type RunCommand } from './menuTemplate.ts';

/** Settings that affect the application menu. */
export type MenuSettings = { readonly shortcuts: Shortcuts; readonly language: Language };

/** Returns a function that shows the application menu, and rebuilds it when shortcuts or language changed. */
export function applicationMenu(platform: MenuPlatform, run: RunCommand): (settings: MenuSettings) => void {
  let shown: MenuSettings | undefined;
  return ({ shortcuts, language }) => {
    if (shortcuts === shown?.shortcuts && language === shown.language) return;
    shown = { shortcuts, language };
    const template = menuTemplate(wordsIn(language), platform, bindingsOf(shortcuts, platform.mac), run);
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  };
}

/** Shows the terminal's context menu at the pointer. */
export function showContextMenu(
  window: BrowserWindow | null,
  words: Words,
  subject: ContextMenuSubject,
  actions: ContextMenuActions,
): void {
  if (window === null) return;
  Menu.buildFromTemplate(contextMenuTemplate(words, subject, actions)).popup({ window });
}

/** Shows the visible tab's context menu at the pointer. */
export function showTabMenu(
  window: BrowserWindow,
  words: Words,
  subject: TabMenuSubject,
  run: RunCommand,
): void {
  Menu.buildFromTemplate(tabMenuTemplate(words, subject, run)).popup({ window });
}

/** Runs an edit command of the system on the focused text field. */
export function editField(window: BrowserWindow | null, action: CallArguments<'editField'>[0]): void {
  const page = window?.webContents;
  switch (action) {
    case 'copy':
      return page?.copy();
    case 'paste':
      return page?.paste();
    case 'select-all':
      return page?.selectAll();
  }
}

/** Runs a window command of the system. */
export function windowAction(window: BrowserWindow | null, action: CallArguments<'windowAction'>[0]): void {
  switch (action) {
    case 'full-screen':
      return window?.setFullScreen(!window.isFullScreen());
    case 'close':
      return window?.close();
    case 'quit':
      return app.quit();
  }
}
