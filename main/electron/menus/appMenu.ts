/** What the menus' commands do, over the workspace; what a page knows better is carried out there. */

import { PLACES, type CommandId } from '../../../shared/commands/commands.ts';
import type { FontSizeChange } from '../../../shared/settings/fontSize.ts';
import { textSizeChange } from '../../../shared/settings/textSize.ts';
import { pageView } from '../../workspace/panes/pageView.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { RunCommand } from './menuTemplate.ts';

export type MenuSurroundings = {
  readonly workspace: Workspace;
  /** Has the focused window's page carry it out. */
  readonly onPage: RunCommand;
  /** Opens a window; after the last one was closed, that one. */
  readonly newWindow: () => void;
  readonly window: (action: 'full-screen' | 'close' | 'quit') => void;
};

/** Carries out any command, as far as possible also while there is no window. */
export function menuCommands({ workspace, onPage, newWindow, window }: MenuSurroundings): RunCommand {
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
    'move-tab-out': onActivePane((id) => panes.moveTabOut(id)),
    'move-tab-on': onActivePane((id) => panes.moveTabOn(id)),
    'close-tab': onActivePane((id) => workspace.closeTab(id)),
    'end-session': onActivePane((id) => workspace.find(id)?.endSession()),
    'next-tab': () => panes.step(1),
    'previous-tab': () => panes.step(-1),
    ...Object.fromEntries(PLACES.map((place) => [`tab-${place}`, () => panes.goTo(place - 1)])),
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
