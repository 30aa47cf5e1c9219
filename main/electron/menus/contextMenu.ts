/** The terminal's context menu, as data. */

import type { MenuItemConstructorOptions } from 'electron';
import { openableAddress } from '../../../shared/view/hyperlinks.ts';
import type { Words } from '../../../shared/words/english.ts';
import type { RunCommand } from './menuTemplate.ts';
import { pointerItem } from './pointerItem.ts';

type Item = MenuItemConstructorOptions;

/** What is under the pointer. */
export type ContextMenuSubject = { readonly hasSelection: boolean; readonly link: string | null };

export type ContextMenuActions = {
  readonly run: RunCommand;
  readonly openLink: (link: string) => void;
  readonly copyLink: (link: string) => void;
};

export function contextMenuTemplate(
  words: Words,
  subject: ContextMenuSubject,
  actions: ContextMenuActions,
): Item[] {
  const item = pointerItem(words, actions.run);
  return [
    ...linkItems(words.menus, subject.link, actions),
    item('copy', subject.hasSelection),
    item('copy-colored', subject.hasSelection),
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

function linkItems(
  words: Words['menus'],
  link: string | null,
  { openLink, copyLink }: ContextMenuActions,
): Item[] {
  if (link === null) return [];
  return [
    { label: words.openLink, enabled: openableAddress(link) !== null, click: () => openLink(link) },
    { label: words.copyLink, click: () => copyLink(link) },
    { type: 'separator' },
  ];
}
