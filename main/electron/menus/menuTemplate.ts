/** Template of the application menu for each platform. */

import type { MenuItemConstructorOptions } from 'electron';
import type { Bindings } from '../../../shared/commands/bindings.ts';
import { NUMBERED_TABS, type CommandId } from '../../../shared/commands/commands.ts';
import { SIDES } from '../../../shared/layout/layout.ts';
import type { Words } from '../../../shared/words/english.ts';

type Item = MenuItemConstructorOptions;

/** Runs a command. */
export type RunCommand = (command: CommandId) => void;

export type MenuPlatform = { readonly mac: boolean; readonly developer: boolean };

const SEPARATOR: Item = { type: 'separator' };

/** Commands that have a menu item. */
export type MenuCommand = keyof Words['commands']['menu'];

/** UI texts of the menus, and a function that makes the item for a command. */
type Kit = { readonly words: Words['menus']; readonly item: (command: MenuCommand) => Item };

/** Template of the menu; items show the current shortcuts. */
export function menuTemplate(
  words: Words,
  platform: MenuPlatform,
  bindings: Bindings,
  run: RunCommand,
): Item[] {
  const { mac } = platform;
  const item = (command: MenuCommand): Item => {
    const [keys] = bindings.keysOf(command);
    const accelerator = keys === undefined ? {} : { accelerator: mac ? keys : keys.replace('Cmd', 'Super') };
    return { label: words.commands.menu[command], ...accelerator, click: () => run(command) };
  };
  const kit: Kit = { words: words.menus, item };
  const menus = [sessionMenu(mac, kit), editMenu(mac, kit), viewMenu(platform, kit)];
  const rest = [tabsMenu(kit), paneMenu(kit)];
  const help: Item = {
    label: words.menus.help,
    role: 'help',
    submenu: [item('introduction'), item('shortcuts')],
  };
  const window: Item = { label: words.menus.window, role: 'windowMenu' };
  return mac ? [appMenu(kit), ...menus, ...rest, window, help] : [...menus, ...rest, help];
}

function appMenu({ words: { roles }, item }: Kit): Item {
  return {
    label: 'Holdfast',
    submenu: [
      { role: 'about', label: roles.about },
      SEPARATOR,
      item('settings'),
      SEPARATOR,
      { role: 'services', label: roles.services },
      SEPARATOR,
      { role: 'hide', label: roles.hide },
      { role: 'hideOthers', label: roles.hideOthers },
      { role: 'unhide', label: roles.unhide },
      SEPARATOR,
      item('quit'),
    ],
  };
}

function sessionMenu(mac: boolean, { words, item }: Kit): Item {
  return {
    label: words.session,
    submenu: [
      item('new-tab'),
      item('new-window'),
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
      item('connection-history'),
      SEPARATOR,
      ...(mac ? [item('close-window')] : [item('settings'), SEPARATOR, item('close-window'), item('quit')]),
    ],
  };
}

function editMenu(mac: boolean, { words, item }: Kit): Item {
  return {
    label: words.edit,
    submenu: [
      // The item is for text fields. Outside macOS it registers no shortcut: shells use the key, and text
      // fields handle it without a menu.
      { role: 'cut', label: words.roles.cut, ...(mac ? {} : { registerAccelerator: false }) },
      item('copy'),
      item('copy-colored'),
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
      SEPARATOR,
      item('reset-terminal'),
    ],
  };
}

function viewMenu({ mac, developer }: MenuPlatform, { words, item }: Kit): Item {
  // The shortcut is not registered, because shells use Ctrl+R to search their history.
  const reload: Item = {
    role: 'reload',
    label: words.roles.reload,
    accelerator: mac ? 'Cmd+R' : 'Ctrl+Shift+F5',
  };
  // The usual key of the tools is the app's own for messages.
  const tools: Item = {
    role: 'toggleDevTools',
    label: words.roles.toggleDevTools,
    accelerator: mac ? 'Alt+Cmd+I' : 'Ctrl+Alt+I',
  };
  return {
    label: words.view,
    submenu: [
      item('palette'),
      item('switch-session'),
      item('focus-message'),
      SEPARATOR,
      item('larger-text'),
      item('smaller-text'),
      item('default-text'),
      SEPARATOR,
      item('full-screen'),
      ...(developer ? [SEPARATOR, reload, tools] : []),
    ],
  };
}

function tabsMenu({ words, item }: Kit): Item {
  return {
    label: words.tabs,
    submenu: [
      item('next-tab'),
      item('previous-tab'),
      SEPARATOR,
      item('move-tab-to-new-window'),
      item('move-tab-to-next-window'),
      item('next-window'),
      SEPARATOR,
      ...NUMBERED_TABS.map((number) => item(`tab-${number}`)),
      item('last-tab'),
    ],
  };
}

function paneMenu({ words, item }: Kit): Item {
  return {
    label: words.panes,
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
