/** Shows the menus. */

import { app, Menu, type BrowserWindow } from 'electron';
import type { CallArguments } from '../../preload/contract.ts';
import { contextMenuTemplate, type ContextMenuActions, type ContextMenuSubject } from './contextMenu.ts';
import { menuTemplate, type MenuActions, type MenuPlatform } from './menuTemplate.ts';

/** Puts the application menu in place. */
export function showApplicationMenu(platform: MenuPlatform, actions: MenuActions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(platform, actions)));
}

/** Opens the terminal's context menu at the pointer. */
export function showContextMenu(
  window: BrowserWindow | null,
  subject: ContextMenuSubject,
  actions: ContextMenuActions,
): void {
  if (window === null) return;
  Menu.buildFromTemplate(contextMenuTemplate(subject, actions)).popup({ window });
}

/** What the system's own Edit menu does to the focused text field. */
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

/** What the menus' own items do to the window, or to the app. */
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
