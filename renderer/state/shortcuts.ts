/** Every shortcut of the app: its keys on each kind of platform, and what it does. Pure. */

import type { Command } from '../../preload/contract.ts';
import { SIDES, type Side } from '../../preload/layout.ts';
import { latinKey } from './latinKey.ts';

/** What keys can do: the menu's commands, and what only keys do. */
export type Action =
  | Command
  | 'new-tab'
  | 'close-tab'
  | 'next-tab'
  | 'previous-tab'
  | 'move-tab-left'
  | 'move-tab-right'
  | 'close-whole-tab'
  | 'end-session'
  | 'full-screen'
  | 'close-window'
  | 'quit'
  | 'larger-text'
  | 'smaller-text'
  | 'default-text'
  | 'discard-held'
  | 'reconnect'
  | `tab-${(typeof PLACES)[number]}`
  | 'last-tab';

/** Tabs that have a key of their own; the ninth key is the last tab's, wherever that is. */
export const PLACES = [1, 2, 3, 4, 5, 6, 7, 8] as const;

export type Shortcut = {
  readonly action: Action;
  readonly label: string;
  /** Keys as `Modifier+…+Key`; `Key` is KeyboardEvent.key, letters in upper case. */
  readonly mac: string;
  /** None where these keys are a Mac's alone. */
  readonly other?: string;
};

const ARROWS: Readonly<Record<Side, string>> = {
  left: 'ArrowLeft',
  right: 'ArrowRight',
  up: 'ArrowUp',
  down: 'ArrowDown',
};

const PANE_SHORTCUTS: readonly Shortcut[] = [
  { action: 'split-right', label: 'Split right', mac: 'Meta+D', other: 'Control+Shift+O' },
  { action: 'split-down', label: 'Split down', mac: 'Meta+Shift+D', other: 'Control+Shift+E' },
  ...SIDES.map((side) => ({
    action: `focus-pane-${side}` as const,
    label: `Focus pane ${side}`,
    mac: `Meta+Alt+${ARROWS[side]}`,
    other: `Control+Shift+${ARROWS[side]}`,
  })),
  ...SIDES.map((side) => ({
    action: `move-pane-${side}` as const,
    label: `Move pane ${side}`,
    mac: `Meta+Alt+Shift+${ARROWS[side]}`,
    other: `Control+Alt+Shift+${ARROWS[side]}`,
  })),
  { action: 'zoom-pane', label: 'Zoom pane', mac: 'Meta+Shift+Enter', other: 'Control+Shift+Enter' },
  { action: 'equalize-panes', label: 'Equalize panes', mac: 'Control+Meta+=', other: 'Control+Shift+B' },
  {
    action: 'resize-panes',
    label: 'Resize panes (then arrow keys)',
    mac: 'Meta+Shift+M',
    other: 'Control+Shift+M',
  },
  { action: 'separate-pane', label: 'Move pane to new tab', mac: 'Meta+Shift+J', other: 'Control+Shift+J' },
];

/** Ctrl with a letter belongs to the shell, so outside of macOS the app's letters take Shift as well. */
export const SHORTCUTS: readonly Shortcut[] = [
  { action: 'new-tab', label: 'New tab', mac: 'Meta+T', other: 'Control+T' },
  {
    action: 'new-tab-menu',
    label: 'New tab on another target',
    mac: 'Meta+Shift+T',
    other: 'Control+Shift+T',
  },
  {
    action: 'detached-sessions',
    label: 'Detached sessions',
    mac: 'Meta+Shift+S',
    other: 'Control+Shift+D',
  },
  {
    action: 'close-tab',
    label: 'Close pane, or tab (its session goes on)',
    mac: 'Meta+W',
    other: 'Control+Shift+W',
  },
  { action: 'rename-tab', label: 'Rename tab', mac: 'Meta+Shift+R', other: 'Control+Shift+R' },
  { action: 'next-tab', label: 'Next tab', mac: 'Control+Tab', other: 'Control+Tab' },
  { action: 'previous-tab', label: 'Previous tab', mac: 'Control+Shift+Tab', other: 'Control+Shift+Tab' },
  { action: 'next-tab', label: 'Next tab', mac: 'Meta+Shift+]' },
  { action: 'previous-tab', label: 'Previous tab', mac: 'Meta+Shift+[' },
  {
    action: 'move-tab-left',
    label: 'Move tab left',
    mac: 'Control+Shift+PageUp',
    other: 'Control+Shift+PageUp',
  },
  {
    action: 'move-tab-right',
    label: 'Move tab right',
    mac: 'Control+Shift+PageDown',
    other: 'Control+Shift+PageDown',
  },
  ...PLACES.map((place) => ({
    action: `tab-${place}` as const,
    label: `Tab ${place}`,
    mac: `Meta+${place}`,
    other: `Control+${place}`,
  })),
  { action: 'last-tab', label: 'Last tab', mac: 'Meta+9', other: 'Control+9' },
  ...PANE_SHORTCUTS,
  { action: 'copy', label: 'Copy', mac: 'Meta+C', other: 'Control+Shift+C' },
  { action: 'paste', label: 'Paste', mac: 'Meta+V', other: 'Control+Shift+V' },
  { action: 'select-all', label: 'Select all', mac: 'Meta+A', other: 'Control+Shift+A' },
  { action: 'find', label: 'Find', mac: 'Meta+F', other: 'Control+Shift+F' },
  { action: 'find-next', label: 'Find next', mac: 'Meta+G', other: 'Control+Shift+G' },
  { action: 'search-all', label: 'Search all sessions', mac: 'Meta+Shift+F', other: 'Control+Shift+S' },
  { action: 'find-previous', label: 'Find previous', mac: 'Meta+Shift+G', other: 'Control+Shift+H' },
  {
    action: 'previous-command',
    label: 'Previous command',
    mac: 'Meta+ArrowUp',
    other: 'Control+Shift+Z',
  },
  { action: 'next-command', label: 'Next command', mac: 'Meta+ArrowDown', other: 'Control+Shift+X' },
  {
    action: 'select-output',
    label: "Select the command's output",
    mac: 'Meta+Shift+O',
    other: 'Control+Shift+Y',
  },
  { action: 'hints', label: 'Show hints', mac: 'Meta+Shift+Space', other: 'Control+Shift+Space' },
  { action: 'larger-text', label: 'Larger text', mac: 'Meta+=', other: 'Control+=' },
  { action: 'larger-text', label: 'Larger text', mac: 'Meta+Shift++', other: 'Control+Shift++' },
  { action: 'smaller-text', label: 'Smaller text', mac: 'Meta+-', other: 'Control+-' },
  { action: 'default-text', label: 'Default text size', mac: 'Meta+0', other: 'Control+0' },
  {
    action: 'discard-held',
    label: 'Discard held input',
    mac: 'Meta+Shift+Backspace',
    other: 'Control+Shift+Backspace',
  },
  { action: 'reconnect', label: 'Reconnect now', mac: 'Meta+Shift+L', other: 'Control+Shift+L' },
  { action: 'palette', label: 'Command palette', mac: 'Meta+Shift+P', other: 'Control+Shift+P' },
  { action: 'switch-session', label: 'Switch session', mac: 'Meta+P', other: 'Control+Shift+K' },
  { action: 'settings', label: 'Settings', mac: 'Meta+,', other: 'Control+,' },
  { action: 'shortcuts', label: 'Keyboard shortcuts', mac: 'Meta+/', other: 'Control+/' },
];

/** What is in menus and the palette, without keys or with such that the menu alone listens to. */
export const MENU_ACTIONS: readonly (Pick<Shortcut, 'action' | 'label'> & Partial<Shortcut>)[] = [
  { action: 'close-whole-tab', label: 'Close tab with all its panes' },
  { action: 'end-session', label: 'End session' },
  { action: 'load-earlier', label: 'Load earlier output' },
  { action: 'save-output', label: 'Save output…' },
  { action: 'copy-coloured', label: 'Copy with colours' },
  { action: 'add-server', label: 'Add server…' },
  { action: 'manage-servers', label: 'Manage servers…' },
  { action: 'link-story', label: 'Link story…' },
  { action: 'full-screen', label: 'Full screen', mac: 'Control+Meta+F', other: 'F11' },
  { action: 'close-window', label: 'Close window', mac: 'Meta+Shift+W' },
  { action: 'quit', label: 'Quit', mac: 'Meta+Q', other: 'Control+Shift+Q' },
];

type Keys = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/** The action of a key press, or undefined when the key is the terminal's. */
export function actionOf(event: Keys, mac: boolean): Action | undefined {
  if (!event.ctrlKey && !event.metaKey) return undefined;
  const modifiers = [
    event.ctrlKey && 'Control',
    event.metaKey && 'Meta',
    event.altKey && 'Alt',
    event.shiftKey && 'Shift',
  ];
  const pressed = [...modifiers.filter((modifier) => modifier !== false), keyName(event)].join('+');
  return SHORTCUTS.find((shortcut) => (mac ? shortcut.mac : shortcut.other) === pressed)?.action;
}

function keyName({ key, code }: Keys): string {
  if (key === ' ') return 'Space';
  if (key.length !== 1) return key;
  // Brackets are braces while Shift is held.
  if (key === '{' || key === '}') return key === '{' ? '[' : ']';
  return latinKey({ key, code }).toUpperCase();
}

const ARROW_SYMBOLS = { ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓' };
/** How keys are printed on a Mac, and elsewhere. */
const SYMBOLS: Readonly<Record<'mac' | 'other', Readonly<Record<string, string>>>> = {
  mac: {
    Meta: '⌘',
    Alt: '⌥',
    Shift: '⇧',
    Control: '⌃',
    Backspace: '⌫',
    Enter: '⏎',
    ...ARROW_SYMBOLS,
  },
  other: { Control: 'Ctrl', ...ARROW_SYMBOLS },
};

/** Keys as they are printed in menus of the platform. */
export function keysText(shortcut: Partial<Shortcut>, mac: boolean): string {
  const keys = ((mac ? shortcut.mac : shortcut.other) ?? '').replace('++', '+Plus').split('+');
  return keys.map((key) => SYMBOLS[mac ? 'mac' : 'other'][key] ?? key).join(mac ? '' : '+');
}

/** The first keys of an action, as they are printed. */
export function keysOf(action: Action, mac: boolean): string {
  const shortcut = [...SHORTCUTS, ...MENU_ACTIONS].find((one) => one.action === action);
  return shortcut === undefined ? '' : keysText(shortcut, mac);
}

/** What the list of shortcuts shows: each action once, those that differ by a place or a side in one row, and the keys of the tab bar. */
export function shortcutRows(mac: boolean): readonly { readonly label: string; readonly keys: string }[] {
  const shown = SHORTCUTS.filter(
    ({ action }, at) => SHORTCUTS.findIndex((one) => one.action === action) === at,
  );
  const rows = shown.flatMap((shortcut) => {
    const keys = keysText(shortcut, mac);
    const row = ROWS_OF_MANY.find(({ ofMany }) => ofMany.test(shortcut.action));
    if (row === undefined) return [{ label: shortcut.label, keys }];
    return shortcut.action === row.first ? [{ label: row.label, keys: row.keys(keys) }] : [];
  });
  return [...rows, ...TAB_BAR_ROWS];
}

const allArrows = (left: string): string => `${left} → ↑ ↓`;
/** Actions of one kind: which they are, the first of them, and what is said of all. */
const ROWS_OF_MANY = [
  {
    ofMany: /^tab-\d$/,
    first: 'tab-1',
    label: `Tab ${PLACES[0]} to ${PLACES.at(-1)}`,
    keys: (first: string) => `${first} … ${PLACES.at(-1)}`,
  },
  { ofMany: /^focus-pane-/, first: 'focus-pane-left', label: 'Focus the pane beside', keys: allArrows },
  { ofMany: /^move-pane-/, first: 'move-pane-left', label: 'Move the pane', keys: allArrows },
] as const;

/** Keys of a focused tab, which are nobody's shortcut elsewhere. */
const TAB_BAR_ROWS = [
  { label: 'On a tab: rename it', keys: 'F2' },
  { label: 'On a tab: close it', keys: 'Delete' },
  { label: 'On an ended session: start again', keys: 'Enter' },
] as const;
