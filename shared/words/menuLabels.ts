/** Menu labels, derived from the labels of commands. Pure. */

import type { CommandId } from '../commands/commands.ts';

/** Commands that the palette and the settings list, and no menu. */
const UNLISTED = ['discard-input', 'reconnect', 'move-tab-left', 'move-tab-right'] as const;

/** A command that menus list. */
type ListedCommand = Exclude<CommandId, (typeof UNLISTED)[number]>;

/**
 * @param inMenus spells a command's label as the language spells menus.
 * @param exceptions are the commands whose menu label has other words.
 */
export function menuLabels(
  labels: Readonly<Record<CommandId, string>>,
  inMenus: (label: string) => string,
  exceptions: Readonly<Partial<Record<ListedCommand, string>>>,
): Readonly<Record<ListedCommand, string>> {
  const derived = Object.entries(labels)
    .filter(([id]) => !UNLISTED.some((unlisted) => unlisted === id))
    .map(([id, label]) => [id, inMenus(label)] as const);
  return { ...(Object.fromEntries(derived) as Record<ListedCommand, string>), ...exceptions };
}
