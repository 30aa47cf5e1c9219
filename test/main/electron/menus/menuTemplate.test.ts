import { ENGLISH } from '../../../../shared/words/english.ts';
import { describe, expect, test, vi } from 'vitest';
import type { MenuItemConstructorOptions } from 'electron';
import { tabMenuTemplate } from '../../../../main/electron/menus/tabMenu.ts';
import { contextMenuTemplate, type ContextMenuSubject } from '../../../../main/electron/menus/contextMenu.ts';
import {
  menuTemplate,
  type MenuPlatform,
  type RunCommand,
} from '../../../../main/electron/menus/menuTemplate.ts';
import { bindingsOf, type Shortcuts } from '../../../../shared/commands/bindings.ts';
import { commandOf, type CommandId } from '../../../../shared/commands/commands.ts';

type Item = MenuItemConstructorOptions;

const flat = (items: readonly Item[]): Item[] =>
  items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])]);
const click = (items: readonly Item[], label: string): void => {
  const item = flat(items).find((candidate) => candidate.label === label);
  // Without a window, like a screen reader.
  if (item?.click === undefined) throw new Error(`there is no item ${label}`);
  (item.click as unknown as () => void)();
};
const PLATFORMS = [
  ['a Mac', { mac: true, developer: false }],
  ['Windows and Linux', { mac: false, developer: false }],
] as const;
const menu = (platform: MenuPlatform, shortcuts: Shortcuts = {}, run: RunCommand = () => undefined): Item[] =>
  menuTemplate(ENGLISH, platform, bindingsOf(shortcuts, platform.mac), run);
const acceleratorOf = (items: readonly Item[], wanted: string): unknown =>
  flat(items).find(({ label }) => label === wanted)?.accelerator;

test.each(PLATFORMS)(
  'on %s the menus have each menu command exactly once, and an item runs its command',
  (_name, platform) => {
    const ran: CommandId[] = [];
    const items = menu(platform, {}, (command) => ran.push(command));
    const placed = Object.entries(ENGLISH.commands.menu);
    for (const [, label] of placed) click(items, label);
    expect(ran).toEqual(placed.map(([id]) => id));
    const labels = flat(items).flatMap(({ label, click: act }) => (act === undefined ? [] : (label ?? '')));
    expect(new Set(labels).size).toBe(labels.length);
    expect(labels.length).toBe(placed.length);
  },
);

test.each(PLATFORMS)(
  'on %s items show the default keys of their commands, and no keys occur twice',
  (_name, platform) => {
    const items = flat(menu(platform));
    for (const [id, label] of Object.entries(ENGLISH.commands.menu)) {
      const { mac, other } = commandOf(id as CommandId);
      expect(acceleratorOf(items, label)).toBe((platform.mac ? mac : other)[0]);
    }
    const keys = items.flatMap(({ accelerator }) => accelerator ?? []);
    expect(new Set(keys).size).toBe(keys.length);
  },
);

test('items show the user’s shortcuts instead of the default keys', () => {
  const items = menu(
    { mac: false, developer: false },
    { find: 'Ctrl+Shift+O', paste: null, copy: 'Cmd+F5', quit: null },
  );
  const shown = ['Find…', 'Split Right', 'Paste', 'Copy', 'Quit', 'Split Down'];
  expect(shown.map((label) => acceleratorOf(items, label))).toEqual([
    'Ctrl+Shift+O',
    undefined,
    undefined,
    // Electron's name of the key outside macOS.
    'Super+F5',
    undefined,
    'Ctrl+Shift+E',
  ]);
});

test('outside macOS, no menu role takes a key that shells use', () => {
  // Roles to which Electron gives default keys with Ctrl.
  const ofTheShell = ['quit', 'reload', 'cut', 'copy', 'paste', 'selectAll', 'undo', 'minimize', 'close'];
  const taking = flat(menu({ mac: false, developer: true })).filter(
    ({ role, accelerator, registerAccelerator }) =>
      role !== undefined &&
      ofTheShell.includes(role) &&
      registerAccelerator !== false &&
      accelerator === undefined,
  );
  expect(taking).toEqual([]);
});

test('reload and developer tools are absent from packaged builds', () => {
  const roles = (developer: boolean): unknown[] =>
    flat(menu({ mac: false, developer })).map(({ role }) => role);
  expect(roles(false)).not.toContain('reload');
  expect(roles(false)).not.toContain('toggleDevTools');
  expect(roles(true)).toContain('reload');
});

describe('the context menu', () => {
  const actions = () => ({
    run: vi.fn<RunCommand>(),
    openHyperlink: vi.fn<(hyperlink: string) => void>(),
    copyHyperlink: vi.fn<(hyperlink: string) => void>(),
  });
  const enabled = (subject: ContextMenuSubject, wanted: string): boolean | undefined =>
    contextMenuTemplate(ENGLISH, subject, actions()).find(({ label }) => label === wanted)?.enabled;

  test('Copy is enabled only while there is a selection', () => {
    const copies = (hasSelection: boolean) => enabled({ hasSelection, hyperlink: null }, 'Copy');
    expect([copies(true), copies(false)]).toEqual([true, false]);
  });

  test('the context menu opens and copies the hyperlink under the pointer; without a hyperlink it has no link items', () => {
    const hyperlink = 'https://example.com/a';
    const spies = actions();
    const items = contextMenuTemplate(ENGLISH, { hasSelection: false, hyperlink }, spies);
    for (const label of ['Open Link', 'Copy Link']) click(items, label);
    const { openHyperlink, copyHyperlink } = spies;
    expect([openHyperlink.mock.calls, copyHyperlink.mock.calls]).toEqual([[[hyperlink]], [[hyperlink]]]);
    const labels = contextMenuTemplate(ENGLISH, { hasSelection: false, hyperlink: null }, spies).map(
      ({ label }) => label,
    );
    expect(labels.filter((label) => label?.includes('Link') === true)).toEqual([]);
  });

  test('Open Link is disabled for a hyperlink that may not be opened', () => {
    expect(enabled({ hasSelection: false, hyperlink: 'file:///etc/passwd' }, 'Open Link')).toBe(false);
  });

  test('the context menu has the commands for the pane under the pointer, and shows no shortcuts', () => {
    const spies = actions();
    const items = contextMenuTemplate(ENGLISH, { hasSelection: true, hyperlink: null }, spies);
    for (const { label, click: act } of items) if (act !== undefined) click(items, label ?? '');
    expect(spies.run.mock.calls.flat()).toEqual([
      'copy',
      'copy-colored',
      'paste',
      'select-all',
      'find',
      'split-right',
      'split-down',
      'close-pane',
      'rename-tab',
      'close-tab',
      'end-session',
    ]);
    expect(items.filter(({ accelerator }) => accelerator !== undefined)).toEqual([]);
  });
});

describe('the menu of a tab', () => {
  test('each item of a tab’s menu runs its command', () => {
    const ran: string[] = [];
    const items = tabMenuTemplate(ENGLISH, { tabs: 2, windows: 2 }, (command) => ran.push(command));
    for (const { label, click: act } of items) if (act !== undefined) click(items, label ?? '');
    expect(ran).toEqual([
      'rename-tab',
      'move-tab-to-new-window',
      'move-tab-to-next-window',
      'split-right',
      'split-down',
      'save-output',
      'close-tab',
      'end-session',
    ]);
  });

  test.each([
    [1, 1, []],
    [2, 1, ['Move Tab to New Window']],
    [1, 2, ['Move Tab to Next Window']],
  ])('with %i tabs in the window and %i windows, the enabled moves are %j', (tabs, windows, wanted) => {
    const moves = tabMenuTemplate(ENGLISH, { tabs, windows }, () => undefined).filter(
      ({ label, enabled }) => label?.startsWith('Move Tab') && enabled,
    );
    expect(moves.map(({ label }) => label)).toEqual(wanted);
  });
});
