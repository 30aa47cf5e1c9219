/**
 * Commands of the application menu: commands that need no page run here, and all others run in the focused
 * page.
 */

import { NUMBERED_TABS, type CommandId } from '../../../shared/commands/commands.ts';
import { textSizeChange, type FontSizeChange } from '../../../shared/settings/fontSize.ts';
import { pageView } from '../../workspace/panes/pageView.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { RunCommand } from './menuTemplate.ts';

export type MenuParts = {
  readonly workspace: Workspace;
  /** Runs a command in the focused window's page. */
  readonly onPage: RunCommand;
  /** Opens a window. If the user has closed the last window, reopens that one. */
  readonly newWindow: () => void;
  readonly window: (action: 'full-screen' | 'close' | 'quit') => void;
};

/** Returns a function that runs any command. Commands that need no page also run when no window is open. */
export function menuCommands({ workspace, onPage, newWindow, window }: MenuParts): RunCommand {
  const { panes } = workspace;
  const onActivePane = (act: (id: string) => void) => (): void => {
    if (panes.active !== null) act(panes.active);
  };
  const resizeText = (change: FontSizeChange) => (): void => {
    const { view } = workspace;
    workspace.changeSettings(textSizeChange(pageView(view, view.activeWindow), change));
  };
  const here: Partial<Record<CommandId, () => void>> = {
    'new-tab': () => workspace.newTab(null),
    'new-window': newWindow,
    'next-window': () => panes.stepWindow(1),
    'move-tab-to-new-window': onActivePane((id) => panes.moveTabToNewWindow(id)),
    'move-tab-to-next-window': onActivePane((id) => panes.moveTabToNextWindow(id)),
    'close-tab': onActivePane((id) => workspace.closeTab(id)),
    'end-session': onActivePane((id) => workspace.find(id)?.endSession()),
    'next-tab': () => panes.step(1),
    'previous-tab': () => panes.step(-1),
    ...Object.fromEntries(NUMBERED_TABS.map((number) => [`tab-${number}`, () => panes.goTo(number - 1)])),
    'last-tab': () => panes.goTo('last'),
    'larger-text': resizeText(1),
    'smaller-text': resizeText(-1),
    'default-text': resizeText('default'),
    'full-screen': () => window('full-screen'),
    'close-window': () => window('close'),
    quit: () => window('quit'),
  };
  return (command) => (here[command] ?? (() => onPage(command)))();
}
