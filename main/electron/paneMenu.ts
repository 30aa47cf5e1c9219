/** The menu about panes, as data. */

import type { MenuItemConstructorOptions } from 'electron';
import type { Command } from '../../preload/contract.ts';
import { SIDES, type Side } from '../../preload/layout.ts';

type Item = MenuItemConstructorOptions;
type Run = (command: Command) => void;

const NAMES: Readonly<Record<Side, string>> = { left: 'Left', right: 'Right', up: 'Up', down: 'Down' };

export function paneMenu(mac: boolean, command: Run): Item {
  const item = (label: string, name: Command, onMac: string, elsewhere: string): Item => ({
    label,
    accelerator: mac ? onMac : elsewhere,
    click: () => command(name),
  });
  const focus = SIDES.map((side) =>
    item(
      `Focus Pane ${NAMES[side]}`,
      `focus-pane-${side}`,
      `Cmd+Alt+${NAMES[side]}`,
      `Ctrl+Shift+${NAMES[side]}`,
    ),
  );
  const move = SIDES.map((side) =>
    item(
      `Move Pane ${NAMES[side]}`,
      `move-pane-${side}`,
      `Cmd+Alt+Shift+${NAMES[side]}`,
      `Ctrl+Alt+Shift+${NAMES[side]}`,
    ),
  );
  return {
    label: 'Panes',
    submenu: [
      ...splitItems(mac, command),
      item('Close Pane', 'close-pane', 'Cmd+W', 'Ctrl+Shift+W'),
      { type: 'separator' },
      ...focus,
      { type: 'separator' },
      ...move,
      item('Move Pane to New Tab', 'separate-pane', 'Cmd+Shift+J', 'Ctrl+Shift+J'),
      { type: 'separator' },
      item('Zoom Pane', 'zoom-pane', 'Cmd+Shift+Enter', 'Ctrl+Shift+Enter'),
      item('Equalize Panes', 'equalize-panes', 'Ctrl+Cmd+=', 'Ctrl+Shift+B'),
      item('Resize Panes', 'resize-panes', 'Cmd+Shift+M', 'Ctrl+Shift+M'),
    ],
  };
}

/** The two that are in the terminal's context menu as well. */
export function splitItems(mac: boolean, command: Run): Item[] {
  return [
    {
      label: 'Split Right',
      accelerator: mac ? 'Cmd+D' : 'Ctrl+Shift+O',
      click: () => command('split-right'),
    },
    {
      label: 'Split Down',
      accelerator: mac ? 'Cmd+Shift+D' : 'Ctrl+Shift+E',
      click: () => command('split-down'),
    },
  ];
}
