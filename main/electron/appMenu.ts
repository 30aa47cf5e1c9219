/** What the menus do, over the workspace. */

import type { Command } from '../../preload/contract.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { MenuActions } from './menuTemplate.ts';

const DEFAULT_FONT_SIZE = 13;
const LEAST_FONT_SIZE = 6;
const GREATEST_FONT_SIZE = 72;

export type MenuSurroundings = {
  readonly workspace: Workspace;
  readonly command: (command: Command) => void;
  readonly closeWindow: () => void;
};

export function menuActions({ workspace, command, closeWindow }: MenuSurroundings): MenuActions {
  const { panes } = workspace;
  const onActivePane = (act: (id: string) => void): void => {
    if (panes.active !== null) act(panes.active);
  };
  return {
    command,
    closeWindow,
    newTab: () => workspace.newTab(null),
    closeTab: () => onActivePane((id) => workspace.closeTab(id)),
    endSession: () => onActivePane((id) => workspace.endSession(id)),
    stepTab: (step) => panes.step(step),
    goToTab: (index) => panes.goTo(index),
    fontSize: (change) =>
      workspace.changeSettings({ fontSize: fontSize(workspace.settings.fontSize, change) }),
  };
}

function fontSize(now: number, change: 1 | -1 | 'reset'): number {
  if (change === 'reset') return DEFAULT_FONT_SIZE;
  return Math.min(GREATEST_FONT_SIZE, Math.max(LEAST_FONT_SIZE, now + change));
}
