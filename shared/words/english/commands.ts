/** Names of commands in the palette, the settings and the menus. */

import { NUMBERED_TABS, type TabNumber } from '../../commands/commands.ts';
import { menuLabels } from '../menuLabels.ts';
import { titleCase } from './titleCase.ts';

/** Labels of the numbered tabs, keyed by `nameOf`. */
function places<N extends string>(wordsOf: (place: TabNumber) => string, nameOf: (place: TabNumber) => N) {
  const entries = NUMBERED_TABS.map((place) => [nameOf(place), wordsOf(place)] as const);
  return Object.fromEntries(entries) as Record<N, string>;
}

/** Labels for `tab-1`, `tab-2`, …. */
export const tabNumbers = (wordsOf: (place: TabNumber) => string): Record<`tab-${TabNumber}`, string> =>
  places(wordsOf, (place): `tab-${TabNumber}` => `tab-${place}`);

const labels = {
  'new-tab': 'New tab',
  'new-window': 'New window',
  'new-tab-menu': 'New tab on…',
  'detached-sessions': 'Background sessions…',
  'rename-tab': 'Rename tab…',
  'close-tab': 'Close tab (keeps running)',
  'end-session': 'End session',
  'load-earlier': 'Load earlier output',
  'save-output': 'Save output…',
  'discard-input': 'Discard unsent input',
  'add-server': 'Add server…',
  'manage-servers': 'Manage servers…',
  'connection-history': 'Connection history…',
  reconnect: 'Reconnect now',
  'next-tab': 'Next tab',
  'previous-tab': 'Previous tab',
  'move-tab-left': 'Move tab left',
  'move-tab-right': 'Move tab right',
  'move-tab-to-new-window': 'Move tab to new window',
  'move-tab-to-next-window': 'Move tab to next window',
  'next-window': 'Next window',
  ...tabNumbers((place) => `Tab ${place}`),
  'last-tab': 'Last tab',
  'split-right': 'Split right',
  'split-down': 'Split down',
  'close-pane': 'Close pane (keeps running)',
  'focus-pane-left': 'Focus pane left',
  'focus-pane-right': 'Focus pane right',
  'focus-pane-up': 'Focus pane up',
  'focus-pane-down': 'Focus pane down',
  'move-pane-left': 'Move pane left',
  'move-pane-right': 'Move pane right',
  'move-pane-up': 'Move pane up',
  'move-pane-down': 'Move pane down',
  'separate-pane': 'Move pane to new tab',
  'zoom-pane': 'Zoom pane',
  'equalize-panes': 'Even out panes',
  'resize-panes': 'Resize panes with arrow keys',
  copy: 'Copy',
  'copy-colored': 'Copy with colors',
  paste: 'Paste',
  'select-all': 'Select all',
  'select-output': 'Select command output',
  'copy-output': 'Copy command output',
  'insert-again': 'Insert command again',
  'reset-terminal': 'Reset terminal',
  hints: 'Copy text by keyboard',
  find: 'Find',
  'find-next': 'Find next',
  'find-previous': 'Find previous',
  'search-all': 'Search all sessions',
  'previous-command': 'Scroll to previous command',
  'next-command': 'Scroll to next command',
  'focus-message': 'Go to notice',
  palette: 'Command palette',
  'switch-session': 'Switch session',
  settings: 'Settings',
  shortcuts: 'Keyboard shortcuts',
  introduction: 'Introduction',
  'larger-text': 'Zoom in',
  'smaller-text': 'Zoom out',
  'default-text': 'Reset zoom',
  'full-screen': 'Full screen',
  'close-window': 'Close window',
  quit: 'Quit',
};

export const commands = {
  groups: {
    sessions: 'Sessions and servers',
    tabs: 'Tabs',
    panes: 'Panes',
    text: 'Text',
    app: 'App',
  },
  labels,
  menu: menuLabels(labels, titleCase, {
    'close-tab': 'Close Tab',
    'close-pane': 'Close Pane',
    'resize-panes': 'Resize Panes',
    find: 'Find…',
    'search-all': 'Search All Sessions…',
    palette: 'Command Palette…',
    'switch-session': 'Switch Session…',
    settings: 'Settings…',
  }),
};
