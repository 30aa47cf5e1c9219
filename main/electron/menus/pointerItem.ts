/** One command's item in a menu at the pointer, as data. */

import type { MenuItemConstructorOptions } from 'electron';
import type { Words } from '../../../shared/words/english.ts';
import type { MenuCommand, RunCommand } from './menuTemplate.ts';

/** Without its keys, as menus at the pointer are. */
export function pointerItem(words: Words, run: RunCommand) {
  return (command: MenuCommand, enabled = true): MenuItemConstructorOptions => ({
    label: words.commands.menu[command],
    enabled,
    click: () => run(command),
  });
}
