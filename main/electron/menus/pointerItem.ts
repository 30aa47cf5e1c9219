/** Command items of context menus. */

import type { MenuItemConstructorOptions } from 'electron';
import type { Words } from '../../../shared/words/english.ts';
import type { MenuCommand, RunCommand } from './menuTemplate.ts';

/** Returns a function that makes command items; they show no shortcuts. */
export function pointerItem(words: Words, run: RunCommand) {
  return (command: MenuCommand, enabled = true): MenuItemConstructorOptions => ({
    label: words.commands.menu[command],
    enabled,
    click: () => run(command),
  });
}
