/** The application menu for each platform, as data. */

import type { MenuItemConstructorOptions } from 'electron';
import type { Command } from '../../preload/contract.ts';
import { paneMenu } from './paneMenu.ts';

type Item = MenuItemConstructorOptions;

export type MenuActions = {
  /** What the focused page carries out. */
  readonly command: (command: Command) => void;
  readonly newTab: () => void;
  readonly closeTab: () => void;
  readonly endSession: () => void;
  /** 1 is the next tab, -1 the previous. */
  readonly stepTab: (step: 1 | -1) => void;
  /** The tab at `index`, or the last one for `'last'`. */
  readonly goToTab: (index: number | 'last') => void;
  /** Changes the font size by pixels, or back to the default. */
  readonly fontSize: (change: 1 | -1 | 'reset') => void;
  readonly closeWindow: () => void;
};

export type MenuPlatform = { readonly mac: boolean; readonly developer: boolean };

/** Ctrl+C and its neighbours belong to the shell, so elsewhere than on a Mac the app's keys take Shift as well. */
const key = (mac: boolean, letter: string): string => (mac ? `Cmd+${letter}` : `Ctrl+Shift+${letter}`);

export function menuTemplate(platform: MenuPlatform, actions: MenuActions): Item[] {
  const menus = [sessionMenu(platform, actions), editMenu(platform, actions), viewMenu(platform, actions)];
  const panes = paneMenu(platform.mac, actions.command);
  const rest = [tabsMenu(platform, actions), panes, helpMenu(actions)];
  return platform.mac
    ? [appMenu(actions), ...menus, ...rest.slice(0, 2), { role: 'windowMenu' }, ...rest.slice(2)]
    : [...menus, ...rest];
}

function appMenu({ command }: MenuActions): Item {
  return {
    label: 'Holdfast',
    submenu: [
      { role: 'about' },
      { type: 'separator' },
      { label: 'Settings…', accelerator: 'Cmd+,', click: () => command('settings') },
      { type: 'separator' },
      { role: 'services' },
      { type: 'separator' },
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      { type: 'separator' },
      { role: 'quit' },
    ],
  };
}

function sessionMenu({ mac }: MenuPlatform, actions: MenuActions): Item {
  const { command } = actions;
  const tail: Item[] = mac
    ? [{ label: 'Close Window', accelerator: 'Cmd+Shift+W', click: () => actions.closeWindow() }]
    : [
        { label: 'Settings…', accelerator: 'Ctrl+,', click: () => command('settings') },
        { type: 'separator' },
        // Ctrl+Q, which is usual, lets the shell's output go on.
        { role: 'quit', accelerator: 'Ctrl+Shift+Q' },
      ];
  return {
    label: 'Session',
    submenu: [
      { label: 'New Tab', accelerator: 'CmdOrCtrl+T', click: () => actions.newTab() },
      { label: 'New Tab On…', accelerator: 'CmdOrCtrl+Shift+T', click: () => command('new-tab-menu') },
      {
        label: 'Detached Sessions…',
        accelerator: mac ? 'Cmd+Shift+S' : 'Ctrl+Shift+D',
        click: () => command('detached-sessions'),
      },
      { label: 'Rename Tab…', accelerator: 'CmdOrCtrl+Shift+R', click: () => command('rename-tab') },
      // With its panes, however many; the key closes them one by one (paneMenu.ts).
      { label: 'Close Tab', click: () => actions.closeTab() },
      { label: 'End Session', click: () => actions.endSession() },
      { type: 'separator' },
      { label: 'Load Earlier Output', click: () => command('load-earlier') },
      { label: 'Save Output…', click: () => command('save-output') },
      { type: 'separator' },
      { label: 'Add Server…', click: () => command('add-server') },
      { label: 'Manage Servers…', click: () => command('manage-servers') },
      { label: 'Link Story…', click: () => command('link-story') },
      { type: 'separator' },
      ...tail,
    ],
  };
}

function editMenu({ mac }: MenuPlatform, { command }: MenuActions): Item {
  return {
    label: 'Edit',
    submenu: [
      // Terminals have nothing to cut; off a Mac its key is the shell's, and fields know it by themselves.
      { role: 'cut', ...(mac ? {} : { registerAccelerator: false }) },
      { label: 'Copy', accelerator: key(mac, 'C'), click: () => command('copy') },
      { label: 'Copy with Colours', click: () => command('copy-coloured') },
      { label: 'Paste', accelerator: key(mac, 'V'), click: () => command('paste') },
      { label: 'Select All', accelerator: key(mac, 'A'), click: () => command('select-all') },
      {
        label: 'Select Command Output',
        accelerator: mac ? 'Cmd+Shift+O' : 'Ctrl+Shift+Y',
        click: () => command('select-output'),
      },
      {
        label: 'Show Hints',
        accelerator: mac ? 'Cmd+Shift+Space' : 'Ctrl+Shift+Space',
        click: () => command('hints'),
      },
      { type: 'separator' },
      ...findItems(mac, command),
    ],
  };
}

/** What goes to a place in the text. */
function findItems(mac: boolean, command: MenuActions['command']): Item[] {
  return [
    { label: 'Find…', accelerator: key(mac, 'F'), click: () => command('find') },
    { label: 'Find Next', accelerator: key(mac, 'G'), click: () => command('find-next') },
    {
      label: 'Find Previous',
      accelerator: mac ? 'Cmd+Shift+G' : 'Ctrl+Shift+H',
      click: () => command('find-previous'),
    },
    {
      label: 'Search All Sessions…',
      accelerator: mac ? 'Cmd+Shift+F' : 'Ctrl+Shift+S',
      click: () => command('search-all'),
    },
    { type: 'separator' },
    {
      label: 'Previous Command',
      accelerator: mac ? 'Cmd+Up' : 'Ctrl+Shift+Z',
      click: () => command('previous-command'),
    },
    {
      label: 'Next Command',
      accelerator: mac ? 'Cmd+Down' : 'Ctrl+Shift+X',
      click: () => command('next-command'),
    },
  ];
}

function viewMenu({ mac, developer }: MenuPlatform, { command, fontSize }: MenuActions): Item {
  // Ctrl+R is the shell's search in its history.
  const reload: Item = { role: 'reload', accelerator: mac ? 'Cmd+R' : 'Ctrl+Shift+F5' };
  const tools: Item[] = [{ type: 'separator' }, reload, { role: 'toggleDevTools' }];
  return {
    label: 'View',
    submenu: [
      { label: 'Command Palette…', accelerator: 'CmdOrCtrl+Shift+P', click: () => command('palette') },
      {
        label: 'Switch Session…',
        accelerator: mac ? 'Cmd+P' : 'Ctrl+Shift+K',
        click: () => command('switch-session'),
      },
      { type: 'separator' },
      { label: 'Larger Text', accelerator: 'CmdOrCtrl+Plus', click: () => fontSize(1) },
      // The same key without Shift, where plus is above equals.
      {
        label: 'Larger Text (=)',
        accelerator: 'CmdOrCtrl+=',
        visible: false,
        acceleratorWorksWhenHidden: true,
        click: () => fontSize(1),
      },
      { label: 'Smaller Text', accelerator: 'CmdOrCtrl+-', click: () => fontSize(-1) },
      { label: 'Default Text Size', accelerator: 'CmdOrCtrl+0', click: () => fontSize('reset') },
      { type: 'separator' },
      { role: 'togglefullscreen' },
      ...(developer ? tools : []),
    ],
  };
}

function tabsMenu({ mac }: MenuPlatform, { stepTab, goToTab }: MenuActions): Item {
  const places = [1, 2, 3, 4, 5, 6, 7, 8].map((place): Item => {
    return { label: `Tab ${place}`, accelerator: `CmdOrCtrl+${place}`, click: () => goToTab(place - 1) };
  });
  return {
    label: 'Tabs',
    submenu: [
      { label: 'Next Tab', accelerator: mac ? 'Cmd+Shift+]' : 'Ctrl+Tab', click: () => stepTab(1) },
      {
        label: 'Previous Tab',
        accelerator: mac ? 'Cmd+Shift+[' : 'Ctrl+Shift+Tab',
        click: () => stepTab(-1),
      },
      { type: 'separator' },
      ...places,
      { label: 'Last Tab', accelerator: 'CmdOrCtrl+9', click: () => goToTab('last') },
    ],
  };
}

function helpMenu({ command }: MenuActions): Item {
  return {
    label: 'Help',
    role: 'help',
    submenu: [{ label: 'Keyboard Shortcuts', accelerator: 'CmdOrCtrl+/', click: () => command('shortcuts') }],
  };
}
