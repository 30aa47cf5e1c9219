/** Template of a tab's context menu. */

import type { MenuItemConstructorOptions } from 'electron';
import type { Words } from '../../../shared/words/english.ts';
import type { RunCommand } from './menuTemplate.ts';
import { pointerItem } from './pointerItem.ts';

type Item = MenuItemConstructorOptions;

/**
 * Counts of the tabs in this window and of all windows. A tab can be moved only when there is more than one.
 */
export type TabMenuSubject = { readonly tabs: number; readonly windows: number };

/** Menu template for the visible tab. */
export function tabMenuTemplate(words: Words, { tabs, windows }: TabMenuSubject, run: RunCommand): Item[] {
  const item = pointerItem(words, run);
  return [
    item('rename-tab'),
    { type: 'separator' },
    item('move-tab-to-new-window', tabs > 1),
    item('move-tab-to-next-window', windows > 1),
    { type: 'separator' },
    item('split-right'),
    item('split-down'),
    { type: 'separator' },
    item('save-output'),
    item('close-tab'),
    item('end-session'),
  ];
}
