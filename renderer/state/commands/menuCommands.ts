/** Takes the menus' commands where the user is: in a text field, in a dialog, or in the shown terminal. */

import type { CommandId } from '../../../shared/commands/commands.ts';
import type { HoldfastApi } from '../../../preload/contract.ts';
import type { AppState } from '../appState.ts';
import type { RunCommand } from './commands.ts';
import { isPaneCommand } from '../tabs/paneCommands.ts';
import { isFieldAction } from '../textFields.ts';

/** Commands about the shown tab or for getting about, which nobody means who has a dialog before it. */
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
  'hints',
  'rename-tab',
  'new-tab-menu',
  'load-earlier',
  'save-output',
  'palette',
  'switch-session',
  'introduction',
]);

/** @param inTextField says whether a text field outside of terminals has the focus. */
export function menuCommands(
  api: HoldfastApi,
  state: AppState,
  inTextField: () => boolean,
  run: RunCommand,
): (command: CommandId) => void {
  return (command) => {
    if (isFieldAction(command) && inTextField()) void api.call('editField', command);
    else if (state.dialog.value === null || !(TAB_COMMANDS.has(command) || isPaneCommand(command)))
      run(command);
  };
}
