/**
 * Sends the menus' commands to the right part of the page: a text field, a dialog, or the visible terminal.
 */

import type { CommandId } from '../../../shared/commands/commands.ts';
import type { HoldfastApi } from '../../../preload/contract.ts';
import type { AppState } from '../appState.ts';
import type { RunCommand } from './commands.ts';
import { isPaneCommand } from './paneCommands.ts';
import { isFieldAction } from './textFields.ts';

/** Commands for the visible tab or for navigation; an open dialog blocks them. */
const TAB_COMMANDS: ReadonlySet<CommandId> = new Set([
  'copy',
  'copy-colored',
  'paste',
  'select-all',
  'find',
  'find-next',
  'find-previous',
  'previous-command',
  'next-command',
  'select-output',
  'copy-output',
  'insert-again',
  'reset-terminal',
  'hints',
  'rename-tab',
  'new-tab-menu',
  'load-earlier',
  'save-output',
  'focus-message',
  'palette',
  'switch-session',
  'introduction',
]);

/** @param isInTextField returns true when a text field outside of terminals has the focus. */
export function menuCommands(
  api: HoldfastApi,
  state: AppState,
  isInTextField: () => boolean,
  run: RunCommand,
): (command: CommandId) => void {
  return (command) => {
    const isForTab = TAB_COMMANDS.has(command) || isPaneCommand(command);
    if (isFieldAction(command) && isInTextField()) void api.call('editField', command);
    else if (state.dialog.value === null || !isForTab) run(command);
  };
}
