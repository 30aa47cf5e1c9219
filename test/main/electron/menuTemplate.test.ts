import { describe, expect, test, vi } from 'vitest';
import type { MenuItemConstructorOptions } from 'electron';
import { contextMenuTemplate, type ContextMenuSubject } from '../../../main/electron/contextMenu.ts';
import { menuTemplate, type MenuActions } from '../../../main/electron/menuTemplate.ts';

import { paletteRows } from '../../../renderer/state/palette.ts';
import { SHORTCUTS } from '../../../renderer/state/shortcuts.ts';
import { appView, tabView } from '../../renderer/views.ts';

type Item = MenuItemConstructorOptions;

function actions() {
  return {
    command: vi.fn<MenuActions['command']>(),
    newTab: vi.fn<() => void>(),
    closeTab: vi.fn<() => void>(),
    endSession: vi.fn<() => void>(),
    stepTab: vi.fn<MenuActions['stepTab']>(),
    goToTab: vi.fn<MenuActions['goToTab']>(),
    fontSize: vi.fn<MenuActions['fontSize']>(),
    closeWindow: vi.fn<() => void>(),
  } satisfies MenuActions;
}

const flat = (items: readonly Item[]): Item[] =>
  items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])]);
const click = (items: readonly Item[], label: string): void => {
  const item = flat(items).find((candidate) => candidate.label === label);
  // As a test or a screen reader does it: without any window.
  if (item?.click === undefined) throw new Error(`there is no item ${label}`);
  (item.click as unknown as () => void)();
};
const PLATFORMS = [
  ['a Mac', { mac: true, developer: false }],
  ['Windows and Linux', { mac: false, developer: false }],
] as const;

test.each(PLATFORMS)('on %s every fixed item is there, and works without a window', (_name, platform) => {
  const does = actions();
  const menu = menuTemplate(platform, does);
  for (const label of [
    'New Tab',
    'Close Tab',
    'End Session',
    'Copy',
    'Paste',
    'Select All',
    'Find…',
    'Rename Tab…',
    'Detached Sessions…',
    'Load Earlier Output',
    'Save Output…',
    'Add Server…',
    'Settings…',
  ]) {
    click(menu, label);
  }
  expect(does.newTab).toHaveBeenCalledOnce();
  expect(does.closeTab).toHaveBeenCalledOnce();
  expect(does.endSession).toHaveBeenCalledOnce();
  expect(does.command.mock.calls.flat()).toEqual([
    'copy',
    'paste',
    'select-all',
    'find',
    'rename-tab',
    'detached-sessions',
    'load-earlier',
    'save-output',
    'add-server',
    'settings',
  ]);
});

test.each(PLATFORMS)('on %s tabs are reached by place and in turn', (_name, platform) => {
  const does = actions();
  const menu = menuTemplate(platform, does);
  click(menu, 'Tab 3');
  click(menu, 'Last Tab');
  click(menu, 'Next Tab');
  click(menu, 'Previous Tab');
  expect(does.goToTab.mock.calls).toEqual([[2], ['last']]);
  expect(does.stepTab.mock.calls).toEqual([[1], [-1]]);
});

test.each(PLATFORMS)(
  'on %s panes are split, reached, moved, zoomed and closed from a menu',
  (_name, platform) => {
    const does = actions();
    const menu = menuTemplate(platform, does);
    const labels = ['Split Right', 'Split Down', 'Focus Pane Left', 'Move Pane Down', 'Move Pane to New Tab'];
    for (const label of [...labels, 'Zoom Pane', 'Equalize Panes', 'Resize Panes', 'Close Pane'])
      click(menu, label);
    expect(does.command.mock.calls.flat()).toEqual([
      'split-right',
      'split-down',
      'focus-pane-left',
      'move-pane-down',
      'separate-pane',
      'zoom-pane',
      'equalize-panes',
      'resize-panes',
      'close-pane',
    ]);
  },
);

/** What an item's click comes to, as the page's shortcuts name it. */
function actionOfItem(item: Item, mac: boolean): string | undefined {
  let asked: string | undefined;
  const say = (action: string): void => void (asked = action);
  const copy = flat(
    menuTemplate(
      { mac, developer: false },
      {
        command: (command) => say(command === 'close-pane' ? 'close-tab' : command),
        newTab: () => say('new-tab'),
        closeTab: () => say('close-whole-tab'),
        endSession: () => say('end-session'),
        stepTab: (step) => say(step === 1 ? 'next-tab' : 'previous-tab'),
        goToTab: (index) => say(index === 'last' ? 'last-tab' : `tab-${index + 1}`),
        fontSize: (change) =>
          say(change === 'reset' ? 'default-text' : change === 1 ? 'larger-text' : 'smaller-text'),
        closeWindow: () => say('close-window'),
      },
    ),
  );
  click(copy, item.label ?? '');
  return asked;
}

/** An accelerator as the page's shortcuts write it. */
function shortcutKeys(accelerator: string, mac: boolean): string {
  const spoken: Readonly<Record<string, string>> = {
    Ctrl: 'Control',
    Cmd: 'Meta',
    CmdOrCtrl: mac ? 'Meta' : 'Control',
    Plus: 'Shift++',
  };
  const arrow = (key: string): string => (/^(Left|Right|Up|Down)$/.test(key) ? `Arrow${key}` : key);
  return accelerator
    .split('+')
    .map((key) => arrow(spoken[key] ?? key))
    .join('+');
}

test.each(PLATFORMS)(
  'on %s the keys that menus show are those that the page listens to',
  (_name, { mac }) => {
    // What has keys and is no shortcut of the page.
    const others = ['Close Window'];
    const items = flat(menuTemplate({ mac, developer: false }, actions())).filter(
      ({ accelerator, role, label }) =>
        accelerator !== undefined && role === undefined && !others.includes(label ?? ''),
    );
    const [shown, heard] = [new Map<string, unknown>(), new Map<string, unknown>()];
    for (const item of items) {
      const keys = shortcutKeys(String(item.accelerator), mac);
      shown.set(keys, actionOfItem(item, mac));
      heard.set(keys, SHORTCUTS.find((one) => (mac ? one.mac : one.other) === keys)?.action);
    }
    expect(shown).toEqual(heard);
    expect(items.length).toBeGreaterThan(30);
  },
);

test.each(PLATFORMS)('on %s the palette has every item of the menus, with its keys', (_name, { mac }) => {
  const roles: Readonly<Record<string, string>> = { quit: 'quit', togglefullscreen: 'full-screen' };
  const tabs = Array.from({ length: 9 }, (_, index) => tabView({ id: `${index}` }));
  const rows = new Map(
    paletteRows(appView({ tabs }), mac).flatMap(({ choice, keys }) =>
      choice.kind === 'action' ? [[choice.action as string, keys] as const] : [],
    ),
  );
  const items = flat(menuTemplate({ mac, developer: false }, actions())).filter(
    ({ role, click: act, label }) =>
      (role === undefined ? act !== undefined : role in roles) && label !== 'Command Palette…',
  );
  const without = items.filter((item) => {
    const keys = rows.get(roles[item.role ?? ''] ?? actionOfItem(item, mac) ?? '');
    return keys === undefined || (item.accelerator !== undefined && keys === '');
  });
  expect(without.map(({ label, role }) => label ?? role)).toEqual([]);
  expect(items.length).toBeGreaterThan(30);
});

test("roles whose own keys are the shell's have others off a Mac, or none", () => {
  // What Electron gives them, with Ctrl for Cmd.
  const ofTheShell = ['quit', 'reload', 'cut', 'copy', 'paste', 'selectAll', 'undo', 'minimize', 'close'];
  const items = flat(menuTemplate({ mac: false, developer: true }, actions()));
  const taking = items.filter(
    ({ role, accelerator, registerAccelerator }) =>
      role !== undefined &&
      ofTheShell.includes(role) &&
      registerAccelerator !== false &&
      accelerator === undefined,
  );
  expect(taking).toEqual([]);
});

test('on a Mac tabs are stepped through with its own keys', () => {
  const items = flat(menuTemplate({ mac: true, developer: false }, actions()));
  const keys = (label: string): unknown => items.find((item) => item.label === label)?.accelerator;
  expect([keys('Next Tab'), keys('Previous Tab')]).toEqual(['Cmd+Shift+]', 'Cmd+Shift+[']);
});

test.each(PLATFORMS)('on %s no two items share a key', (_name, platform) => {
  const keys = flat(menuTemplate(platform, actions())).flatMap(({ accelerator }) => accelerator ?? []);
  const pressed = keys.map((key) => key.replace('CmdOrCtrl', platform.mac ? 'Cmd' : 'Ctrl'));
  expect(new Set(pressed).size).toBe(pressed.length);
});

test("keys of the shell stay the shell's: no plain Ctrl with a letter but T off a Mac", () => {
  const keys = flat(menuTemplate({ mac: false, developer: true }, actions())).flatMap(
    ({ accelerator }) => accelerator ?? [],
  );
  expect(keys.filter((key) => /^(Ctrl|CmdOrCtrl)\+[A-Z]$/.test(key))).toEqual(['CmdOrCtrl+T']);
});

test('reload and developer tools are absent from packaged builds', () => {
  const roles = (developer: boolean): unknown[] =>
    flat(menuTemplate({ mac: false, developer }, actions())).map(({ role }) => role);
  expect(roles(false)).not.toContain('reload');
  expect(roles(false)).not.toContain('toggleDevTools');
  expect(roles(true)).toContain('reload');
});

describe('the context menu', () => {
  const does = () => ({
    ...actions(),
    openLink: vi.fn<(link: string) => void>(),
    copyLink: vi.fn<(link: string) => void>(),
  });
  const enabled = (subject: ContextMenuSubject, wanted: string): boolean | undefined =>
    contextMenuTemplate(subject, does()).find(({ label }) => label === wanted)?.enabled;

  test('copies only what is selected', () => {
    const copies = (hasSelection: boolean) => enabled({ hasSelection, link: null }, 'Copy');
    expect([copies(true), copies(false)]).toEqual([true, false]);
  });

  test('opens and copies the link under the pointer, and is silent about links where there is none', () => {
    const link = 'https://example.com/a';
    const asked = does();
    const menu = contextMenuTemplate({ hasSelection: false, link }, asked);
    for (const label of ['Open Link', 'Copy Link']) click(menu, label);
    expect([asked.openLink.mock.calls, asked.copyLink.mock.calls]).toEqual([[[link]], [[link]]]);
    const labels = contextMenuTemplate({ hasSelection: false, link: null }, asked).map(({ label }) => label);
    expect(labels.filter((label) => label?.includes('Link') === true)).toEqual([]);
  });

  test('only copies a link that may not be opened', () => {
    expect(enabled({ hasSelection: false, link: 'file:///etc/passwd' }, 'Open Link')).toBe(false);
  });
});
