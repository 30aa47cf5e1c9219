/** Every command of the app in one table, which menus, palette, keys and settings all read. */

import type { Keys } from './keys.ts';
import { SIDES, type Side } from './layout.ts';

type Row = {
  /** Its name in `settings.json`. */
  readonly id: string;
  readonly label: string;
  /** What it is called in the application menu; absent for what is not there. */
  readonly menu?: string;
  /** Its keys as long as the user gives it none: on a Mac, and elsewhere. Menus show the first. */
  readonly mac: readonly Keys[];
  readonly other: readonly Keys[];
};

/** Tabs that have keys of their own; the ninth are the last tab's, wherever that is. */
export const PLACES = [1, 2, 3, 4, 5, 6, 7, 8] as const;
export type TabPlace = (typeof PLACES)[number];

const NAMES: Readonly<Record<Side, string>> = { left: 'Left', right: 'Right', up: 'Up', down: 'Down' };

/* Ctrl with a letter belongs to the shell, so outside of macOS the app's letters take Shift as well, all but Ctrl+T. */

const SESSIONS = [
  { id: 'new-tab', label: 'New tab', menu: 'New Tab', mac: ['Cmd+T'], other: ['Ctrl+T'] },
  {
    id: 'new-tab-menu',
    label: 'New tab on another target',
    menu: 'New Tab On…',
    mac: ['Cmd+Shift+T'],
    other: ['Ctrl+Shift+T'],
  },
  {
    id: 'detached-sessions',
    label: 'Detached sessions',
    menu: 'Detached Sessions…',
    mac: ['Cmd+Shift+S'],
    other: ['Ctrl+Shift+D'],
  },
  {
    id: 'rename-tab',
    label: 'Rename tab',
    menu: 'Rename Tab…',
    mac: ['Cmd+Shift+R'],
    other: ['Ctrl+Shift+R'],
  },
  { id: 'close-tab', label: 'Close tab with all its panes', menu: 'Close Tab', mac: [], other: [] },
  { id: 'end-session', label: 'End session', menu: 'End Session', mac: [], other: [] },
  { id: 'load-earlier', label: 'Load earlier output', menu: 'Load Earlier Output', mac: [], other: [] },
  { id: 'save-output', label: 'Save output…', menu: 'Save Output…', mac: [], other: [] },
  {
    id: 'discard-held',
    label: 'Discard held input',
    mac: ['Cmd+Shift+Backspace'],
    other: ['Ctrl+Shift+Backspace'],
  },
  { id: 'add-server', label: 'Add server…', menu: 'Add Server…', mac: [], other: [] },
  { id: 'manage-servers', label: 'Manage servers…', menu: 'Manage Servers…', mac: [], other: [] },
  { id: 'link-story', label: 'Link story…', menu: 'Link Story…', mac: [], other: [] },
  { id: 'reconnect', label: 'Reconnect now', mac: ['Cmd+Shift+L'], other: ['Ctrl+Shift+L'] },
] as const satisfies readonly Row[];

const TABS = [
  {
    id: 'next-tab',
    label: 'Next tab',
    menu: 'Next Tab',
    mac: ['Cmd+Shift+]', 'Ctrl+Tab'],
    other: ['Ctrl+Tab'],
  },
  {
    id: 'previous-tab',
    label: 'Previous tab',
    menu: 'Previous Tab',
    mac: ['Cmd+Shift+[', 'Ctrl+Shift+Tab'],
    other: ['Ctrl+Shift+Tab'],
  },
  {
    id: 'move-tab-left',
    label: 'Move tab left',
    mac: ['Ctrl+Shift+PageUp'],
    other: ['Ctrl+Shift+PageUp'],
  },
  {
    id: 'move-tab-right',
    label: 'Move tab right',
    mac: ['Ctrl+Shift+PageDown'],
    other: ['Ctrl+Shift+PageDown'],
  },
  ...PLACES.map((place) => ({
    id: `tab-${place}` as const,
    label: `Tab ${place}`,
    menu: `Tab ${place}`,
    mac: [`Cmd+${place}`],
    other: [`Ctrl+${place}`],
  })),
  { id: 'last-tab', label: 'Last tab', menu: 'Last Tab', mac: ['Cmd+9'], other: ['Ctrl+9'] },
] as const satisfies readonly Row[];

const PANES = [
  { id: 'split-right', label: 'Split right', menu: 'Split Right', mac: ['Cmd+D'], other: ['Ctrl+Shift+O'] },
  {
    id: 'split-down',
    label: 'Split down',
    menu: 'Split Down',
    mac: ['Cmd+Shift+D'],
    other: ['Ctrl+Shift+E'],
  },
  {
    id: 'close-pane',
    label: 'Close pane, or tab (its session goes on)',
    menu: 'Close Pane',
    mac: ['Cmd+W'],
    other: ['Ctrl+Shift+W'],
  },
  ...SIDES.map((side) => ({
    id: `focus-pane-${side}` as const,
    label: `Focus pane ${side}`,
    menu: `Focus Pane ${NAMES[side]}`,
    mac: [`Cmd+Alt+${NAMES[side]}`],
    other: [`Ctrl+Shift+${NAMES[side]}`],
  })),
  ...SIDES.map((side) => ({
    id: `move-pane-${side}` as const,
    label: `Move pane ${side}`,
    menu: `Move Pane ${NAMES[side]}`,
    mac: [`Cmd+Alt+Shift+${NAMES[side]}`],
    other: [`Ctrl+Alt+Shift+${NAMES[side]}`],
  })),
  {
    id: 'separate-pane',
    label: 'Move pane to new tab',
    menu: 'Move Pane to New Tab',
    mac: ['Cmd+Shift+J'],
    other: ['Ctrl+Shift+J'],
  },
  {
    id: 'zoom-pane',
    label: 'Zoom pane',
    menu: 'Zoom Pane',
    mac: ['Cmd+Shift+Enter'],
    other: ['Ctrl+Shift+Enter'],
  },
  {
    id: 'equalize-panes',
    label: 'Equalize panes',
    menu: 'Equalize Panes',
    mac: ['Ctrl+Cmd+='],
    other: ['Ctrl+Shift+B'],
  },
  {
    id: 'resize-panes',
    label: 'Resize panes (then arrow keys)',
    menu: 'Resize Panes',
    mac: ['Cmd+Shift+M'],
    other: ['Ctrl+Shift+M'],
  },
] as const satisfies readonly Row[];

const TEXT = [
  { id: 'copy', label: 'Copy', menu: 'Copy', mac: ['Cmd+C'], other: ['Ctrl+Shift+C'] },
  { id: 'copy-coloured', label: 'Copy with colours', menu: 'Copy with Colours', mac: [], other: [] },
  { id: 'paste', label: 'Paste', menu: 'Paste', mac: ['Cmd+V'], other: ['Ctrl+Shift+V'] },
  { id: 'select-all', label: 'Select all', menu: 'Select All', mac: ['Cmd+A'], other: ['Ctrl+Shift+A'] },
  {
    id: 'select-output',
    label: "Select the command's output",
    menu: 'Select Command Output',
    mac: ['Cmd+Shift+O'],
    other: ['Ctrl+Shift+Y'],
  },
  {
    id: 'copy-output',
    label: "Copy the command's output",
    menu: 'Copy Command Output',
    mac: [],
    other: [],
  },
  {
    id: 'insert-again',
    label: 'Insert the command again',
    menu: 'Insert Command Again',
    mac: [],
    other: [],
  },
  {
    id: 'hints',
    label: 'Show hints',
    menu: 'Show Hints',
    mac: ['Cmd+Shift+Space'],
    other: ['Ctrl+Shift+Space'],
  },
  { id: 'find', label: 'Find', menu: 'Find…', mac: ['Cmd+F'], other: ['Ctrl+Shift+F'] },
  { id: 'find-next', label: 'Find next', menu: 'Find Next', mac: ['Cmd+G'], other: ['Ctrl+Shift+G'] },
  {
    id: 'find-previous',
    label: 'Find previous',
    menu: 'Find Previous',
    mac: ['Cmd+Shift+G'],
    other: ['Ctrl+Shift+H'],
  },
  {
    id: 'search-all',
    label: 'Search all sessions',
    menu: 'Search All Sessions…',
    mac: ['Cmd+Shift+F'],
    other: ['Ctrl+Shift+S'],
  },
  {
    id: 'previous-command',
    label: 'Previous command',
    menu: 'Previous Command',
    mac: ['Cmd+Up'],
    other: ['Ctrl+Shift+Z'],
  },
  {
    id: 'next-command',
    label: 'Next command',
    menu: 'Next Command',
    mac: ['Cmd+Down'],
    other: ['Ctrl+Shift+X'],
  },
] as const satisfies readonly Row[];

const WINDOW = [
  {
    id: 'palette',
    label: 'Command palette',
    menu: 'Command Palette…',
    mac: ['Cmd+Shift+P'],
    other: ['Ctrl+Shift+P'],
  },
  {
    id: 'switch-session',
    label: 'Switch session',
    menu: 'Switch Session…',
    mac: ['Cmd+P'],
    other: ['Ctrl+Shift+K'],
  },
  { id: 'settings', label: 'Settings', menu: 'Settings…', mac: ['Cmd+,'], other: ['Ctrl+,'] },
  {
    id: 'shortcuts',
    label: 'Keyboard shortcuts',
    menu: 'Keyboard Shortcuts',
    mac: ['Cmd+/'],
    other: ['Ctrl+/'],
  },
  { id: 'introduction', label: 'Introduction', menu: 'Introduction', mac: [], other: [] },
  // The same key with Shift and without, where plus is above equals.
  {
    id: 'larger-text',
    label: 'Larger text',
    menu: 'Larger Text',
    mac: ['Cmd+Plus', 'Cmd+='],
    other: ['Ctrl+Plus', 'Ctrl+='],
  },
  { id: 'smaller-text', label: 'Smaller text', menu: 'Smaller Text', mac: ['Cmd+-'], other: ['Ctrl+-'] },
  {
    id: 'default-text',
    label: 'Default text size',
    menu: 'Default Text Size',
    mac: ['Cmd+0'],
    other: ['Ctrl+0'],
  },
  { id: 'full-screen', label: 'Full screen', menu: 'Full Screen', mac: ['Ctrl+Cmd+F'], other: ['F11'] },
  { id: 'close-window', label: 'Close window', menu: 'Close Window', mac: ['Cmd+Shift+W'], other: [] },
  // Ctrl+Q, which is usual, lets the shell's output go on.
  { id: 'quit', label: 'Quit', menu: 'Quit', mac: ['Cmd+Q'], other: ['Ctrl+Shift+Q'] },
] as const satisfies readonly Row[];

/** All of them, by what they are about. */
export const COMMAND_GROUPS = [
  { title: 'Sessions and servers', commands: SESSIONS },
  { title: 'Tabs', commands: TABS },
  { title: 'Panes', commands: PANES },
  { title: 'Text', commands: TEXT },
  { title: 'App', commands: WINDOW },
] as const;

type AnyCommand = (typeof COMMAND_GROUPS)[number]['commands'][number];
export type CommandId = AnyCommand['id'];
export type Command = Row & { readonly id: CommandId };

export const COMMANDS: readonly Command[] = COMMAND_GROUPS.flatMap(
  ({ commands }): readonly Command[] => commands,
);

/** The command of that name. */
export function commandOf(id: CommandId): Command {
  const found = COMMANDS.find((command) => command.id === id);
  if (found === undefined) throw new Error(`there is no command “${id}”`);
  return found;
}
