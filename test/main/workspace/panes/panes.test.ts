// Panes in the workspace: split, closed, and restored at the next start.
import { ENGLISH } from '../../../../shared/words/english.ts';
import { expect, test } from 'vitest';
import { MAX_PANES, panesOf } from '../../../../shared/layout/layout.ts';
import { column, pane, part, row } from '../../../shared/layout/layouts.ts';
import { FakePage } from '../../../fakes/page.ts';
import { PROFILE } from '../../../fakes/terminalProfile.ts';
import { scratchFolders } from '../../../support/scratchFolder.ts';
import { until } from '../../../support/until.ts';
import { openDesk, testServer, type Desk, type Disk } from '../desk.ts';
import { userDataOfEachTest } from '../userData.ts';

const newFolder = scratchFolders();
const userData = userDataOfEachTest();

const ids = (desk: Desk): string[] => desk.workspace.view.panes.map(({ id }) => id);
const layouts = (desk: Desk) => desk.page().tabs.map(({ layout }) => layout);
const id = (desk: Desk, index: number): string => ids(desk)[index] ?? 'nobody';
const active = (desk: Desk): string | null => desk.page().activePane;

test('a split opens a shell on its neighbor’s target with its options, and activates it', async () => {
  const server = await testServer(userData.folder);
  const desk = userData.start();
  desk.workspace.newTab({
    server: 'this-computer',
    target: { kind: 'container', container: 'web' },
    options: { user: 'root' },
  });
  const [, second] = ids(desk);
  desk.workspace.splitPane(second ?? '', 'left');
  expect(desk.pane(1)).toMatchObject({ target: { kind: 'container', container: 'web' }, title: 'web' });
  expect(active(desk)).toBe(desk.pane(1).id);
  expect(layouts(desk)[1]).toEqual(row(part(desk.pane(1).id, 0.5), part(second ?? '', 0.5)));
  desk.workspace.servers.setEmbedded(server.url, server.token);
  for (const shown of ids(desk)) desk.open(shown);
  await until('a shell for each', () => server.shells.length === 3);
});

test('a split or a new tab opens in the active shell’s current directory, if it exists', async () => {
  const server = await testServer(userData.folder);
  const desk = userData.start();
  desk.workspace.servers.setEmbedded(server.url, server.token);
  desk.open(id(desk, 0));
  const shell = await until('a shell', () => server.shells[0]);
  expect(desk.pane(0).directory).toBeNull();
  shell.print('\u001b]7;file:///srv/a%20b\u0007');
  await until('the directory', () => desk.pane(0).directory === '/srv/a b');
  desk.workspace.splitPane(id(desk, 0), 'right');
  desk.open(id(desk, 1));
  await until('a shell beside it', () => server.shells[1]);
  // This shell has not reported its directory.
  desk.workspace.newTab(null);
  desk.open(id(desk, 2));
  await until('a shell in a new tab', () => server.shells[2]);
  expect(server.opened.map(({ directory, directoryOptional }) => [directory, directoryOptional])).toEqual([
    [undefined, undefined],
    ['/srv/a b', true],
    [undefined, undefined],
  ]);
});

test('closing a pane activates its neighbor, and closing the last one closes the tab', () => {
  const desk = userData.start();
  const first = id(desk, 0);
  desk.workspace.splitPane(first, 'right');
  desk.workspace.splitPane(id(desk, 1), 'down');
  desk.workspace.newTab(null);
  expect(desk.page().tabs).toHaveLength(2);
  desk.workspace.panes.activate(id(desk, 2));
  desk.workspace.closePane(id(desk, 2));
  expect(active(desk)).toBe(id(desk, 1));
  desk.workspace.closePane(id(desk, 1));
  expect([active(desk), layouts(desk)[0]]).toEqual([first, pane(first)]);
  desk.workspace.closePane(first);
  expect(desk.page().tabs).toHaveLength(1);
  expect(active(desk)).toBe(id(desk, 0));
});

test('closing a tab closes all of its panes', () => {
  const desk = userData.start();
  desk.workspace.splitPane(id(desk, 0), 'right');
  desk.workspace.newTab(null);
  desk.workspace.closeTab(id(desk, 1));
  expect(ids(desk)).toHaveLength(1);
  expect(desk.page().tabs).toHaveLength(1);
});

test('the next start restores layout, shares and the active pane', () => {
  const desk = userData.start();
  const calls = desk.calls();
  const first = id(desk, 0);
  void calls.splitPane(first, 'right');
  const second = id(desk, 1);
  void calls.splitPane(second, 'down');
  const third = id(desk, 2);
  void calls.resizePanes(first, { path: [], index: 0 }, 0.25);
  void calls.movePane(third, 'up');
  void calls.zoomPane(third, true);
  const before = desk.page();
  expect(before.tabs).toMatchObject([
    {
      layout: row(part(first, 0.25), part(column(part(third, 0.5), part(second, 0.5)), 0.75)),
      activePane: third,
      zoomed: true,
    },
  ]);
  desk.stop();
  const again = userData.open();
  expect(again.page().tabs).toEqual(before.tabs);
  expect(ids(again)).toEqual([first, third, second]);
  expect(active(again)).toBe(third);
});

test('a pane can be moved into its own tab and joined again', () => {
  const desk = userData.start();
  const calls = desk.calls();
  const first = id(desk, 0);
  void calls.splitPane(first, 'right');
  const second = id(desk, 1);
  void calls.separatePane(second);
  expect(layouts(desk)).toEqual([pane(first), pane(second)]);
  void calls.joinTab(second, first, 'up');
  expect(layouts(desk)).toEqual([column(part(second, 0.5), part(first, 0.5))]);
  void calls.resizePanes(first, { path: [], index: 0 }, 0.8);
  void calls.equalizePanes(first);
  expect(layouts(desk)).toEqual([column(part(second, 0.5), part(first, 0.5))]);
});

test('tabs are selected in order and moved with their panes', () => {
  const desk = userData.start();
  const first = id(desk, 0);
  desk.workspace.splitPane(first, 'right');
  const second = id(desk, 1);
  desk.workspace.newTab(null);
  const other = id(desk, 2);
  desk.workspace.panes.step(1);
  expect(active(desk)).toBe(second);
  void desk.calls().moveTab(first, 1);
  expect(ids(desk)).toEqual([other, first, second]);
  desk.workspace.panes.goTo(0);
  expect(active(desk)).toBe(other);
});

test('a split of a full tab shows a notice and opens no pane', () => {
  const desk = userData.start();
  for (let count = 0; count < MAX_PANES + 1; count += 1) desk.workspace.splitPane(id(desk, 0), 'down');
  expect(ids(desk)).toHaveLength(MAX_PANES);
  expect(desk.notices.listIn(ENGLISH).map(({ text }) => text)).toEqual([
    `A tab can have at most ${MAX_PANES} panes. Open a new tab instead.`,
  ]);
});

test('calls with unknown pane ids change nothing', () => {
  const desk = userData.start();
  desk.workspace.splitPane(id(desk, 0), 'right');
  const calls = desk.calls();
  const before = desk.workspace.view;
  void calls.splitPane('nobody', 'left');
  void calls.closePane('nobody');
  void calls.closeTab('nobody');
  void calls.zoomPane('nobody', true);
  void calls.movePane('nobody', 'up');
  void calls.movePane(id(desk, 0), 'up');
  void calls.separatePane('nobody');
  void calls.equalizePanes('nobody');
  void calls.resizePanes('nobody', { path: [], index: 0 }, 0.1);
  void calls.resizePanes(id(desk, 0), { path: [3], index: 4 }, 0.1);
  void calls.joinTab('nobody', id(desk, 0), 'left');
  void calls.joinTab(id(desk, 0), id(desk, 1), 'left');
  expect(desk.workspace.view).toEqual(before);
});

test('removing a server closes its panes, and the other panes of their tabs stay', () => {
  const desk = userData.start();
  desk.workspace.servers.add({ name: 'team', url: 'ws://127.0.0.1:1', token: 't' });
  const { id: server } = desk.server('team');
  const first = id(desk, 0);
  desk.workspace.newTab({ server, target: { kind: 'local' }, options: {} });
  desk.workspace.panes.join(id(desk, 1), first, 'right');
  expect(panesOf(desk.page().tabs[0]?.layout ?? pane(''))).toHaveLength(2);
  desk.workspace.removeServer(server);
  expect(layouts(desk)).toEqual([pane(first)]);
  expect(active(desk)).toBe(first);
});

test('with a damaged stored layout, every pane still gets a tab', () => {
  const desk = userData.start();
  desk.workspace.splitPane(id(desk, 0), 'right');
  desk.workspace.splitPane(id(desk, 0), 'down');
  const panes = ids(desk);
  desk.stop();
  const stored = userData.disk.get('tabs');
  const [good] = (stored?.['groups'] ?? []) as readonly object[];
  const damages: readonly unknown[] = [
    undefined,
    'groups',
    [],
    [{ ...good, layout: { kind: 'split', direction: 'diagonal', children: [] } }],
    [good, good, 7, null],
    [
      { ...good, layout: pane('nobody') },
      { ...good, layout: pane(panes[0] ?? '') },
    ],
  ];
  for (const tabs of damages) {
    for (const windows of [[{ id: 'w', groups: tabs, activePane: 7 }], [tabs], tabs]) {
      const damaged: Disk = new Map([['tabs', { ...stored, windows }]]);
      const again = openDesk(damaged, newFolder());
      expect(again.notices.list).toEqual([]);
      expect(ids(again).toSorted()).toEqual(panes.toSorted());
      expect(panes).toContain(active(again));
      again.stop();
    }
  }
});

test('input that is typed before the terminal’s size and the server’s address are known reaches the shell', async () => {
  const desk = userData.start();
  const page = new FakePage();
  desk.workspace.openTerminal(id(desk, 0), PROFILE, page.port);
  page.type('ear');
  page.resize(80, 24);
  page.type('ly');
  const server = await testServer(userData.folder);
  desk.workspace.servers.setEmbedded(server.url, server.token);
  const shell = await until('a shell', () => server.shells[0]);
  page.type('!');
  await until('the input', () => shell.inputText.endsWith('!'));
  expect(shell.inputText).toBe('early!');
});
