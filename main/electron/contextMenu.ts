/** The terminal's context menu, as data. */

import type { MenuItemConstructorOptions } from 'electron';
import { commandOf, type CommandId } from '../../preload/commands.ts';
import { openableAddress } from '../../preload/links.ts';
import type { RunCommand } from './menuTemplate.ts';

type Item = MenuItemConstructorOptions;

/** What is under the pointer. */
export type ContextMenuSubject = { readonly hasSelection: boolean; readonly link: string | null };

export type ContextMenuActions = {
  readonly run: RunCommand;
  readonly openLink: (link: string) => void;
  readonly copyLink: (link: string) => void;
};

export function contextMenuTemplate(subject: ContextMenuSubject, actions: ContextMenuActions): Item[] {
  // Without their keys, as menus at the pointer are.
  const item = (command: CommandId, enabled = true): Item => ({
    label: commandOf(command).menu ?? '',
    enabled,
    click: () => actions.run(command),
  });
  return [
    ...linkItems(subject.link, actions),
    item('copy', subject.hasSelection),
    item('copy-coloured', subject.hasSelection),
    item('paste'),
    item('select-all'),
    { type: 'separator' },
    item('find'),
    { type: 'separator' },
    item('split-right'),
    item('split-down'),
    item('close-pane'),
    { type: 'separator' },
    item('rename-tab'),
    item('close-tab'),
    item('end-session'),
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
