/**
 * The table of commands, used by menus, palette, key bindings and settings. The names of the commands are in
 * `words/`.
 */

import type { Keys } from './keys.ts';
import { SIDES, type Side } from '../layout/layout.ts';

type Row = {
  /** Id of the command, used in `settings.json` and for its texts. */
  readonly id: string;
  /** Default keys on macOS and on other systems. Menus show the first of them. */
  readonly mac: readonly Keys[];
  readonly other: readonly Keys[];
};

/** Tabs that the number keys 1 to 8 select; the key 9 selects the last tab. */
export const NUMBERED_TABS = [1, 2, 3, 4, 5, 6, 7, 8] as const;
export type TabNumber = (typeof NUMBERED_TABS)[number];

const ARROWS: Readonly<Record<Side, string>> = { left: 'Left', right: 'Right', up: 'Up', down: 'Down' };

/* Shells use Ctrl with a letter, so outside macOS the app's letters need Shift as well. */

const SESSIONS = [
  { id: 'new-tab', mac: ['Cmd+T'], other: ['Ctrl+Shift+T'] },
  {
    id: 'new-tab-menu',
    mac: ['Cmd+Shift+T'],
    other: ['Ctrl+Alt+Shift+T'],
  },
  {
    id: 'detached-sessions',
    mac: ['Cmd+Shift+S'],
    other: ['Ctrl+Shift+D'],
  },
  {
    id: 'rename-tab',
    mac: ['Cmd+Shift+R'],
    other: ['Ctrl+Shift+R'],
  },
  { id: 'close-tab', mac: [], other: [] },
  { id: 'end-session', mac: [], other: [] },
  { id: 'load-earlier', mac: [], other: [] },
  { id: 'save-output', mac: [], other: [] },
  {
    id: 'discard-input',
    mac: ['Cmd+Shift+Backspace'],
    other: ['Ctrl+Shift+Backspace'],
  },
  { id: 'add-server', mac: [], other: [] },
  { id: 'manage-servers', mac: [], other: [] },
  { id: 'connection-history', mac: [], other: [] },
  { id: 'reconnect', mac: ['Cmd+Shift+L'], other: ['Ctrl+Shift+L'] },
] as const satisfies readonly Row[];

const TABS = [
  {
    id: 'next-tab',
    mac: ['Cmd+Shift+]', 'Ctrl+Tab'],
    other: ['Ctrl+Tab'],
  },
  {
    id: 'previous-tab',
    mac: ['Cmd+Shift+[', 'Ctrl+Shift+Tab'],
    other: ['Ctrl+Shift+Tab'],
  },
  {
    id: 'move-tab-left',
    mac: ['Ctrl+Shift+PageUp'],
    other: ['Ctrl+Shift+PageUp'],
  },
  {
    id: 'move-tab-right',
    mac: ['Ctrl+Shift+PageDown'],
    other: ['Ctrl+Shift+PageDown'],
  },
  {
    id: 'move-tab-to-new-window',
    mac: ['Cmd+Shift+N'],
    other: ['Ctrl+Alt+Shift+N'],
  },
  {
    id: 'move-tab-to-next-window',
    mac: [],
    other: [],
  },
  ...NUMBERED_TABS.map((number) => ({
    id: `tab-${number}` as const,
    mac: [`Cmd+${number}`],
    other: [`Ctrl+${number}`],
  })),
  { id: 'last-tab', mac: ['Cmd+9'], other: ['Ctrl+9'] },
] as const satisfies readonly Row[];

const PANES = [
  { id: 'split-right', mac: ['Cmd+D'], other: ['Ctrl+Shift+O'] },
  {
    id: 'split-down',
    mac: ['Cmd+Shift+D'],
    other: ['Ctrl+Shift+E'],
  },
  {
    id: 'close-pane',
    mac: ['Cmd+W'],
    other: ['Ctrl+Shift+W'],
  },
  ...SIDES.map((side) => ({
    id: `focus-pane-${side}` as const,
    mac: [`Cmd+Alt+${ARROWS[side]}`],
    other: [`Ctrl+Shift+${ARROWS[side]}`],
  })),
  ...SIDES.map((side) => ({
    id: `move-pane-${side}` as const,
    mac: [`Cmd+Alt+Shift+${ARROWS[side]}`],
    other: [`Ctrl+Alt+Shift+${ARROWS[side]}`],
  })),
  {
    id: 'separate-pane',
    mac: ['Cmd+Shift+J'],
    other: ['Ctrl+Shift+J'],
  },
  {
    id: 'zoom-pane',
    mac: ['Cmd+Shift+Enter'],
    other: ['Ctrl+Shift+Enter'],
  },
  {
    id: 'equalize-panes',
    mac: ['Ctrl+Cmd+='],
    other: ['Ctrl+Shift+B'],
  },
  {
    id: 'resize-panes',
    mac: ['Cmd+Shift+M'],
    other: ['Ctrl+Shift+M'],
  },
] as const satisfies readonly Row[];

const TEXT = [
  { id: 'copy', mac: ['Cmd+C'], other: ['Ctrl+Shift+C'] },
  { id: 'copy-colored', mac: [], other: [] },
  { id: 'paste', mac: ['Cmd+V'], other: ['Ctrl+Shift+V'] },
  { id: 'select-all', mac: ['Cmd+A'], other: ['Ctrl+Shift+A'] },
  {
    id: 'select-output',
    mac: ['Cmd+Shift+O'],
    other: ['Ctrl+Shift+Y'],
  },
  {
    id: 'copy-output',
    mac: [],
    other: [],
  },
  {
    id: 'insert-again',
    mac: [],
    other: [],
  },
  { id: 'reset-terminal', mac: [], other: [] },
  {
    id: 'hints',
    mac: ['Cmd+Shift+Space'],
    other: ['Ctrl+Shift+Space'],
  },
  { id: 'find', mac: ['Cmd+F'], other: ['Ctrl+Shift+F'] },
  { id: 'find-next', mac: ['Cmd+G'], other: ['Ctrl+Shift+G'] },
  {
    id: 'find-previous',
    mac: ['Cmd+Shift+G'],
    other: ['Ctrl+Shift+H'],
  },
  {
    id: 'search-all',
    mac: ['Cmd+Shift+F'],
    other: ['Ctrl+Shift+S'],
  },
  {
    id: 'previous-command',
    mac: ['Cmd+Up'],
    other: ['Ctrl+Shift+Z'],
  },
  {
    id: 'next-command',
    mac: ['Cmd+Down'],
    other: ['Ctrl+Shift+X'],
  },
] as const satisfies readonly Row[];

const WINDOW = [
  { id: 'focus-message', mac: ['Cmd+Shift+I'], other: ['Ctrl+Shift+I'] },
  { id: 'new-window', mac: ['Cmd+N'], other: ['Ctrl+Shift+N'] },
  { id: 'next-window', mac: [], other: [] },
  {
    id: 'palette',
    mac: ['Cmd+Shift+P'],
    other: ['Ctrl+Shift+P'],
  },
  {
    id: 'switch-session',
    mac: ['Cmd+P'],
    other: ['Ctrl+Shift+K'],
  },
  { id: 'settings', mac: ['Cmd+,'], other: ['Ctrl+,'] },
  {
    id: 'shortcuts',
    mac: ['Cmd+/'],
    other: ['F1'],
  },
  { id: 'introduction', mac: [], other: [] },
  // Plus and equals share a physical key on many keyboards.
  {
    id: 'larger-text',
    mac: ['Cmd+Plus', 'Cmd+='],
    other: ['Ctrl+Plus', 'Ctrl+='],
  },
  { id: 'smaller-text', mac: ['Cmd+-'], other: ['Ctrl+-'] },
  {
    id: 'default-text',
    mac: ['Cmd+0'],
    other: ['Ctrl+0'],
  },
  { id: 'full-screen', mac: ['Ctrl+Cmd+F'], other: ['F11'] },
  { id: 'close-window', mac: ['Cmd+Shift+W'], other: [] },
  // Ctrl+Q would be usual outside macOS, but terminals need it to resume paused output (XON).
  { id: 'quit', mac: ['Cmd+Q'], other: ['Ctrl+Shift+Q'] },
] as const satisfies readonly Row[];

/** All commands, grouped by subject. */
export const COMMAND_GROUPS = [
  { name: 'sessions', commands: SESSIONS },
  { name: 'tabs', commands: TABS },
  { name: 'panes', commands: PANES },
  { name: 'text', commands: TEXT },
  { name: 'app', commands: WINDOW },
] as const;

type AnyCommand = (typeof COMMAND_GROUPS)[number]['commands'][number];
export type CommandId = AnyCommand['id'];
export type Command = Row & { readonly id: CommandId };

export const COMMANDS: readonly Command[] = COMMAND_GROUPS.flatMap(
  ({ commands }): readonly Command[] => commands,
);

/** Returns the command with this id; throws when there is none. */
export function commandOf(id: CommandId): Command {
  const found = COMMANDS.find((command) => command.id === id);
  if (found === undefined) throw new Error(`there is no command “${id}”`);
  return found;
}
