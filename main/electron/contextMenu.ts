/** The terminal's context menu, as data. */

import type { MenuItemConstructorOptions } from 'electron';
import { openableAddress } from '../../preload/links.ts';
import type { MenuActions } from './menuTemplate.ts';
import { splitItems } from './paneMenu.ts';

type Item = MenuItemConstructorOptions;

/** What is under the pointer. */
export type ContextMenuSubject = { readonly hasSelection: boolean; readonly link: string | null };

export type ContextMenuActions = Pick<MenuActions, 'command' | 'closeTab' | 'endSession'> & {
  readonly openLink: (link: string) => void;
  readonly copyLink: (link: string) => void;
};

export function contextMenuTemplate(subject: ContextMenuSubject, actions: ContextMenuActions): Item[] {
  const { command } = actions;
  return [
    ...linkItems(subject.link, actions),
    { label: 'Copy', enabled: subject.hasSelection, click: () => command('copy') },
    {
      label: 'Copy with Colours',
      enabled: subject.hasSelection,
      click: () => command('copy-coloured'),
    },
    { label: 'Paste', click: () => command('paste') },
    { label: 'Select All', click: () => command('select-all') },
    { type: 'separator' },
    { label: 'Find…', click: () => command('find') },
    { type: 'separator' },
    // Without their keys, as everything here.
    ...splitItems(false, command).map(({ accelerator: _keys, ...item }) => item),
    { label: 'Close Pane', click: () => command('close-pane') },
    { type: 'separator' },
    { label: 'Rename Tab…', click: () => command('rename-tab') },
    { label: 'Close Tab', click: () => actions.closeTab() },
    { label: 'End Session', click: () => actions.endSession() },
  ];
}

function linkItems(link: string | null, { openLink, copyLink }: ContextMenuActions): Item[] {
  if (link === null) return [];
  return [
    { label: 'Open Link', enabled: openableAddress(link) !== null, click: () => openLink(link) },
    { label: 'Copy Link', click: () => copyLink(link) },
    { type: 'separator' },
  ];
}
