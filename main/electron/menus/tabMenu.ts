/** A tab's context menu, as data. */

import type { MenuItemConstructorOptions } from 'electron';
import type { Words } from '../../../shared/words/english.ts';
import type { RunCommand } from './menuTemplate.ts';
import { pointerItem } from './pointerItem.ts';

type Item = MenuItemConstructorOptions;

/** Where the tab is: it can leave a window that has others, for one that is there. */
export type TabMenuSubject = { readonly tabs: number; readonly windows: number };

/** What can be done to the shown tab. */
export function tabMenuTemplate(words: Words, { tabs, windows }: TabMenuSubject, run: RunCommand): Item[] {
  const item = pointerItem(words, run);
  return [
    item('rename-tab'),
    { type: 'separator' },
    item('move-tab-out', tabs > 1),
    item('move-tab-on', windows > 1),
    { type: 'separator' },
    item('split-right'),
    item('split-down'),
    { type: 'separator' },
    item('save-output'),
    item('close-tab'),
    item('end-session'),
  ];
}
