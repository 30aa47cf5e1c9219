// Several windows in the workspace: their tabs, moves between them, and their restore.
import { ENGLISH } from '../../../../shared/words/english.ts';
import { expect, test } from 'vitest';
import { MAX_WINDOWS } from '../../../../shared/layout/desktop.ts';
import { until } from '../../../support/until.ts';
import { testServer, type Desk } from '../desk.ts';
import { userDataOfEachTest } from '../userData.ts';

const userData = userDataOfEachTest();

const windows = (desk: Desk): string[] => desk.workspace.panes.all.windows.map(({ id }) => id);
/** Panes of each window, by its page’s view. */
const panes = (desk: Desk): string[][] =>
  windows(desk).map((id) => desk.page(id).panes.map((pane) => pane.id));

/** A desk with two windows of one tab each, and their ids. */
function twoWindows(): { desk: Desk; left: string; right: string } {
  const desk = userData.start();
  desk.workspace.newWindow();
  const [left = '', right = ''] = windows(desk);
  return { desk, left, right };
}

test('a new window has a tab on the active pane’s target, and each page shows its own tabs', () => {
  const desk = userData.start();
  desk.workspace.newTab({
    server: 'this-computer',
    target: { kind: 'container', container: 'web' },
    options: { user: 'root' },
  });
  desk.workspace.newWindow();
  const [left = '', right = ''] = windows(desk);
  expect(panes(desk).map((own) => own.length)).toEqual([2, 1]);
  expect(desk.workspace.panes.all.activeWindow).toBe(right);
  const page = desk.page(right);
  expect(page.panes[0]).toMatchObject({ target: { kind: 'container', container: 'web' }, title: 'web' });
  expect([page.activePane, page.tabs.length]).toEqual([page.panes[0]?.id, 1]);
  expect(page.elsewhere).toMatchObject([{ id: left, title: 'web', panes: desk.page(left).panes }]);
});

test('a page opens tabs in its own window, on the target of its active pane', async () => {
  const { desk, left } = twoWindows();
  await desk.calls(left).newTab({
    server: 'this-computer',
    target: { kind: 'container', container: 'web' },
    options: {},
  });
  await desk.calls(left).newTab(null);
  expect(desk.page(left).panes.map(({ title }) => title)).toEqual(['This computer', 'web', 'web']);
});

test('S4: a tab moves to another window with its session and its terminal’s contents', async () => {
  const server = await testServer(userData.folder);
  const { desk, left, right } = twoWindows();
  desk.workspace.servers.setEmbedded(server.url, server.token);
  const [[pane = '']] = panes(desk) as [string[]];
  const here = desk.open(pane);
  const shell = await until('a shell', () => server.shells[0]);
  shell.print('in sight');
  await until('its output', () => here.text.includes('in sight'));
  await desk.calls(right).moveTabToWindow(pane, right);
  expect(windows(desk)).toEqual([right]);
  expect(desk.page(right).activePane).toBe(pane);
  const there = desk.open(pane);
  await until('its output in the other window', () => there.text.includes('in sight'));
  expect(here.isOpen).toBe(false);
  there.type('typed there');
  await until('input', () => shell.inputText.includes('typed there'));
  expect(server.shells.filter(({ ended }) => ended)).toEqual([]);
  expect(left).not.toBe(right);
});

test('a tab moves to a new window, and back into a tab bar or beside a pane', async () => {
  const desk = userData.start();
  desk.workspace.newTab(null);
  const [first = ''] = windows(desk);
  const [[a = '', b = '']] = panes(desk) as [string[]];
  desk.workspace.panes.moveTabToNewWindow(b);
  expect(panes(desk)).toEqual([[a], [b]]);
  await desk.calls(first).moveTab(b, 0);
  expect(panes(desk)).toEqual([[b, a]]);
  desk.workspace.panes.moveTabToNewWindow(a);
  await desk.calls(first).joinTab(a, b, 'right');
  expect(panes(desk)).toEqual([[b, a]]);
  expect(desk.page().tabs).toHaveLength(1);
  desk.workspace.panes.moveTabToNewWindow(a);
  expect(windows(desk)).toHaveLength(1);
});

test('closing a window closes its tabs; sessions and other windows stay', async () => {
  const server = await testServer(userData.folder);
  const { desk, left, right } = twoWindows();
  desk.workspace.servers.setEmbedded(server.url, server.token);
  for (const [pane = ''] of panes(desk)) desk.open(pane);
  await until('two shells', () => server.shells.length === 2);
  await until('two sessions', () => desk.workspace.view.panes.every(({ session }) => session !== null));
  desk.workspace.closeWindow(right);
  expect([windows(desk), desk.workspace.panes.all.activeWindow]).toEqual([[left], left]);
  expect(server.shells.filter(({ ended }) => ended)).toEqual([]);
  const listing = await desk.workspace.detached.list('this-computer');
  expect(listing.kind === 'listed' && listing.sessions.length).toBe(1);
});

test('activating a pane activates its window', async () => {
  const { desk, left, right } = twoWindows();
  const [[first = '']] = panes(desk) as [string[]];
  await desk.calls(right).activatePane(first);
  expect(desk.workspace.panes.all.activeWindow).toBe(left);
  await desk.calls(left).nextWindow();
  expect(desk.workspace.panes.all.activeWindow).toBe(right);
});

test('the next start restores all windows with their tabs and the active one', () => {
  const { desk, left } = twoWindows();
  desk.workspace.panes.activateWindow(left);
  desk.workspace.newTab(null);
  const before = [windows(desk), panes(desk), desk.workspace.panes.all.activeWindow];
  desk.stop();
  const again = userData.open();
  expect([windows(again), panes(again), again.workspace.panes.all.activeWindow]).toEqual(before);
});

test('above the max number of windows, a notice is shown and no window opens', () => {
  const desk = userData.start();
  for (let count = 0; count < MAX_WINDOWS; count += 1) desk.workspace.newWindow();
  expect(windows(desk)).toHaveLength(MAX_WINDOWS);
  expect(desk.notices.listIn(ENGLISH).map(({ text }) => text)).toEqual([
    `At most ${MAX_WINDOWS} windows can be open. Close one first.`,
  ]);
});

test('calls with unknown window ids change nothing', async () => {
  const { desk, left } = twoWindows();
  const before = desk.workspace.panes.all;
  const [[pane = '']] = panes(desk) as [string[]];
  const calls = desk.calls(left);
  await calls.moveTabToWindow(pane, 'nowhere');
  await calls.moveTabToWindow('nobody', left);
  await calls.moveTabToNextWindow('nobody');
  desk.workspace.closeWindow('nowhere');
  desk.workspace.panes.activateWindow('nowhere');
  expect(desk.workspace.panes.all).toEqual(before);
});
