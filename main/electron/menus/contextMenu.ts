/** Template of the terminal's context menu. */

import type { MenuItemConstructorOptions } from 'electron';
import { openableAddress } from '../../../shared/view/hyperlinks.ts';
import type { Words } from '../../../shared/words/english.ts';
import type { RunCommand } from './menuTemplate.ts';
import { pointerItem } from './pointerItem.ts';

type Item = MenuItemConstructorOptions;

/** Things under the pointer: a selection, a hyperlink, both or neither. */
export type ContextMenuSubject = { readonly hasSelection: boolean; readonly hyperlink: string | null };

export type ContextMenuActions = {
  readonly run: RunCommand;
  readonly openHyperlink: (hyperlink: string) => void;
  readonly copyHyperlink: (hyperlink: string) => void;
};

export function contextMenuTemplate(
  words: Words,
  subject: ContextMenuSubject,
  actions: ContextMenuActions,
): Item[] {
  const item = pointerItem(words, actions.run);
  return [
    ...hyperlinkItems(words.menus, subject.hyperlink, actions),
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

function hyperlinkItems(
  words: Words['menus'],
  hyperlink: string | null,
  { openHyperlink, copyHyperlink }: ContextMenuActions,
): Item[] {
  if (hyperlink === null) return [];
  const isOpenable = openableAddress(hyperlink) !== null;
  return [
    { label: words.openLink, enabled: isOpenable, click: () => openHyperlink(hyperlink) },
    { label: words.copyLink, click: () => copyHyperlink(hyperlink) },
    { type: 'separator' },
  ];
}
