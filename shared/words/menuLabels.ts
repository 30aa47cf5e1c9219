/** Menu labels, derived from the labels of commands. Pure. */

import type { CommandId } from '../commands/commands.ts';

/** Commands that are in the palette and the settings, but in no menu. */
const UNLISTED = ['discard-input', 'reconnect', 'move-tab-left', 'move-tab-right'] as const;

/** A command that is in a menu. */
type ListedCommand = Exclude<CommandId, (typeof UNLISTED)[number]>;

/**
 * @param inMenus changes a command's label to the language's spelling in menus.
 * @param exceptions are menu labels that have other words than their commands.
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
