/** The application menu for each platform, as data. */

import type { MenuItemConstructorOptions } from 'electron';
import type { Bindings } from '../../preload/bindings.ts';
import { commandOf, PLACES, type CommandId } from '../../preload/commands.ts';
import { SIDES } from '../../preload/layout.ts';

type Item = MenuItemConstructorOptions;

/** Carries out a command. */
export type RunCommand = (command: CommandId) => void;

export type MenuPlatform = { readonly mac: boolean; readonly developer: boolean };

const SEPARATOR: Item = { type: 'separator' };

/** One command's item. */
type MakeItem = (command: CommandId) => Item;

/** Items show the keys that the user gave their commands, or the app's own. */
export function menuTemplate(platform: MenuPlatform, bindings: Bindings, run: RunCommand): Item[] {
  const { mac } = platform;
  const item: MakeItem = (command) => {
    const [keys] = bindings.keysOf(command);
    const accelerator = keys === undefined ? {} : { accelerator: mac ? keys : keys.replace('Cmd', 'Super') };
    return { label: commandOf(command).menu ?? '', ...accelerator, click: () => run(command) };
  };
  const menus = [sessionMenu(mac, item), editMenu(mac, item), viewMenu(platform, item)];
  const rest = [tabsMenu(item), paneMenu(item)];
  const help: Item = { label: 'Help', role: 'help', submenu: [item('introduction'), item('shortcuts')] };
  return mac ? [appMenu(item), ...menus, ...rest, { role: 'windowMenu' }, help] : [...menus, ...rest, help];
}

function appMenu(item: MakeItem): Item {
  return {
    label: 'Holdfast',
    submenu: [
      { role: 'about' },
      SEPARATOR,
      item('settings'),
      SEPARATOR,
      { role: 'services' },
      SEPARATOR,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      SEPARATOR,
      item('quit'),
    ],
  };
}

function sessionMenu(mac: boolean, item: MakeItem): Item {
  return {
    label: 'Session',
    submenu: [
      item('new-tab'),
      item('new-tab-menu'),
      item('detached-sessions'),
      item('rename-tab'),
      item('close-tab'),
      item('end-session'),
      SEPARATOR,
      item('load-earlier'),
      item('save-output'),
      SEPARATOR,
      item('add-server'),
      item('manage-servers'),
      item('link-story'),
      SEPARATOR,
      ...(mac ? [item('close-window')] : [item('settings'), SEPARATOR, item('close-window'), item('quit')]),
    ],
  };
}

function editMenu(mac: boolean, item: MakeItem): Item {
  return {
    label: 'Edit',
    submenu: [
      // Terminals have nothing to cut; off a Mac its key is the shell's, and fields know it by themselves.
      { role: 'cut', ...(mac ? {} : { registerAccelerator: false }) },
      item('copy'),
      item('copy-coloured'),
      item('paste'),
      item('select-all'),
      item('select-output'),
      item('copy-output'),
      item('hints'),
      SEPARATOR,
      item('find'),
      item('find-next'),
      item('find-previous'),
      item('search-all'),
      SEPARATOR,
      item('previous-command'),
      item('next-command'),
      item('insert-again'),
    ],
  };
}

function viewMenu({ mac, developer }: MenuPlatform, item: MakeItem): Item {
  // Ctrl+R is the shell's search in its history.
  const reload: Item = { role: 'reload', accelerator: mac ? 'Cmd+R' : 'Ctrl+Shift+F5' };
  return {
    label: 'View',
    submenu: [
      item('palette'),
      item('switch-session'),
      SEPARATOR,
      item('larger-text'),
      item('smaller-text'),
      item('default-text'),
      SEPARATOR,
      item('full-screen'),
      ...(developer ? [SEPARATOR, reload, { role: 'toggleDevTools' } as const] : []),
    ],
  };
}

function tabsMenu(item: MakeItem): Item {
  return {
    label: 'Tabs',
    submenu: [
      item('next-tab'),
      item('previous-tab'),
      SEPARATOR,
      ...PLACES.map((place) => item(`tab-${place}`)),
      item('last-tab'),
    ],
  };
}

function paneMenu(item: MakeItem): Item {
  return {
    label: 'Panes',
    submenu: [
      item('split-right'),
      item('split-down'),
      item('close-pane'),
      SEPARATOR,
      ...SIDES.map((side) => item(`focus-pane-${side}`)),
      SEPARATOR,
      ...SIDES.map((side) => item(`move-pane-${side}`)),
      item('separate-pane'),
      SEPARATOR,
      item('zoom-pane'),
      item('equalize-panes'),
      item('resize-panes'),
    ],
  };
}
