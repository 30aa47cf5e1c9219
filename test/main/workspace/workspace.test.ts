import { ENGLISH } from '../../../shared/words/english.ts';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { fakeSecretBox } from '../../fakes/secretBox.ts';
import type { FakePage } from '../../fakes/page.ts';
import type { FakeShell } from '../../fakes/fakeShell.ts';
import { scratchFolders } from '../../support/scratchFolder.ts';
import { until } from '../../support/until.ts';
import { PROFILE } from '../../fakes/terminalProfile.ts';
import { openDesk, testServer, type Desk, type Disk } from './desk.ts';

const newFolder = scratchFolders();
let disk: Disk;
let folder: string;

beforeEach(() => {
  disk = new Map();
  folder = newFolder();
});

/** A desk whose embedded server runs, with its first pane open and attached. */
async function startedDesk() {
  const server = await testServer(folder);
  const desk = openDesk(disk, folder);
  desk.workspace.start();
  desk.workspace.servers.setEmbedded(server.url, server.token);
  const page = desk.open(desk.pane(0).id);
  const shell = await until('a shell', () => server.shells[0]);
  await until(
    'the session runs',
    () => desk.pane(0).session !== null && desk.pane(0).state.kind === 'running',
  );
  return { server, desk, page, shell };
}

const shows = (page: { readonly text: string }, text: string): Promise<unknown> =>
  until(`"${text}" is shown`, () => page.text.endsWith(text));
const titles = (desk: Desk): string[] => desk.workspace.view.panes.map((pane) => pane.title);
const ids = (desk: Desk): string[] => desk.workspace.view.panes.map((pane) => pane.id);

test('the first start opens one tab on this computer, once its server and its size are known', async () => {
  const server = await testServer(folder);
  const desk = openDesk(disk, folder);
  desk.workspace.start();
  expect(desk.pane(0)).toMatchObject({ title: 'This computer', state: { kind: 'opening' }, session: null });
  expect(desk.server('This computer')).toMatchObject({ kind: 'embedded', link: { word: 'Connecting' } });
  desk.workspace.servers.setEmbedded(server.url, server.token);
  await desk.connected('This computer');
  expect(server.shells).toHaveLength(0);
  desk.open(desk.pane(0).id);
  await until('a shell', () => server.shells[0]);
});

test('output of the shell is shown, and typed input reaches it', async () => {
  const { page, shell } = await startedDesk();
  shell.print('hello\r\n');
  await shows(page, 'hello\r\n');
  page.type('ls\r');
  await until('input', () => shell.inputText === 'ls\r');
});

test('a cut link returns when it is restored or a reconnect is requested, and input typed during the cut arrives once', async () => {
  const { page, shell, desk } = await startedDesk();
  const calls = desk.calls();
  const { id } = desk.server('This computer');
  const goOn = [() => calls.cutLink(id, false), () => calls.reconnectNow(id)];
  for (const [turn, restore] of goOn.entries()) {
    await calls.cutLink(id, true);
    expect(desk.server('This computer')).toMatchObject({ isCut: true, link: { word: 'Reconnecting' } });
    page.type(`${turn}`);
    expect(desk.pane(0).pendingInput).not.toBeNull();
    await restore();
    expect(desk.server('This computer').isCut).toBe(false);
    await desk.connected('This computer');
    await until('no input is pending', () => desk.pane(0).pendingInput === null);
    await until('input', () => shell.inputText.endsWith(`${turn}`));
  }
  expect(shell.inputText).toBe('01');
});

test('invalid messages of a page have no effect, and the first one is logged', async () => {
  const { page, shell, desk } = await startedDesk();
  for (const wrong of [
    null,
    'x',
    { type: 'input', bytes: 'ls' },
    { type: 'resize', size: { cols: 1e9, rows: 1 } },
  ])
    page.send(wrong);
  page.type('ok');
  await until('input', () => shell.inputText === 'ok');
  expect(desk.notices.list).toEqual([]);
  expect(desk.logged).toEqual([
    `terminal port ${desk.pane(0).id}: Error: a message of type none is invalid at its root`,
  ]);
});

test('R4: after a restart the pane shows its saved screen and continues with exactly the missed output', async () => {
  const { server, desk, page, shell } = await startedDesk();
  shell.print('before ');
  await shows(page, 'before ');
  desk.workspace.renameTab(desk.pane(0).id, 'deploy');
  const session = desk.pane(0).session;
  desk.stop();
  shell.print('meanwhile ');
  const again = openDesk(disk, folder);
  expect(titles(again)).toEqual(['deploy']);
  expect(again.pane(0)).toMatchObject({ session, state: { kind: 'running' } });
  again.workspace.start();
  const offline = again.open(again.pane(0).id);
  await shows(offline, 'before ');
  again.workspace.servers.setEmbedded(server.url, server.token);
  shell.print('after');
  await shows(offline, 'before meanwhile after');
  expect(offline.kinds.filter((kind) => kind === 'live')).toHaveLength(1);
});

test('R4: with saved screens off there is no file, and the screen is restored from the server', async () => {
  const { server, desk, page, shell } = await startedDesk();
  desk.workspace.changeSettings({ saveScreens: false });
  shell.print('secret ');
  await shows(page, 'secret ');
  desk.stop();
  expect(readdirSync(join(folder, 'screens'))).toEqual([]);
  const again = openDesk(disk, folder);
  again.workspace.start();
  const fresh = again.open(again.pane(0).id);
  expect(fresh.text).toBe('');
  again.workspace.servers.setEmbedded(server.url, server.token);
  await shows(fresh, 'secret ');
});

test('S11: the terminal profile is sent to servers once, and again after each change', async () => {
  const { desk } = await startedDesk();
  const reports: unknown[] = [];
  const { link } = desk.workspace.servers.entries[0] ?? {};
  Object.assign(link ?? {}, { profileChanged: () => reports.push('changed') });
  desk.workspace.changeTerminalProfile(PROFILE);
  expect(reports).toEqual([]);
  desk.workspace.changeTerminalProfile({ ...PROFILE, background: '#123456' });
  expect(reports).toEqual(['changed']);
});

test('a pane’s contents are current while its server is connected, and then show the time of the loss, even after a restart', async () => {
  const { server, desk } = await startedDesk();
  const before = desk.pane(0).asOf ?? 0;
  await until('a later moment', () => (desk.pane(0).asOf ?? 0) > before);
  await server.close();
  await until('the loss of the link', () => desk.server('This computer').link.word !== 'Connected');
  const { asOf } = desk.pane(0);
  expect(asOf).toBeGreaterThan(before);
  desk.stop();
  const again = openDesk(disk, folder);
  again.workspace.start();
  expect(again.pane(0).asOf).toBeGreaterThanOrEqual(asOf ?? Infinity);
  expect(again.pane(0).asOf).toBeLessThanOrEqual(Date.now());
});

test('a pane that opens while its server is connected is current at once', async () => {
  const { desk } = await startedDesk();
  desk.workspace.newTab(null);
  expect(desk.pane(1).asOf).not.toBeNull();
});

test('a reloaded page gets all contents again, and only once', async () => {
  const { desk, page, shell } = await startedDesk();
  shell.print('one ');
  await shows(page, 'one ');
  page.vanish();
  shell.print('two ');
  const reloaded = desk.open(desk.pane(0).id);
  await shows(reloaded, 'one two ');
});

test('when the embedded server died, it is replaced, and its panes show that their sessions are gone', async () => {
  const { desk, server } = await startedDesk();
  await server.close();
  const next = await testServer(newFolder());
  desk.workspace.servers.setEmbedded(next.url, next.token);
  await until('the refusal', () => desk.pane(0).state.kind === 'refused');
  desk.workspace.startAgain(desk.pane(0).id);
  const shell = await until('a new shell', () => next.shells[0]);
  const page = desk.open(desk.pane(0).id);
  shell.print('fresh');
  await shows(page, 'fresh');
});

test('a new tab opens on the active pane’s target; order, moves and the active tab are stored', async () => {
  const { desk, server } = await startedDesk();
  desk.workspace.newTab({
    server: 'this-computer',
    target: { kind: 'container', container: 'web' },
    options: { user: 'root' },
  });
  desk.workspace.newTab(null);
  expect(desk.pane(2)).toMatchObject({ target: { kind: 'container', container: 'web' }, title: 'web' });
  expect(desk.workspace.panes.active).toBe(desk.pane(2).id);
  const [a, b, c] = ids(desk);
  await desk.calls().moveTab(c as string, 0);
  expect(ids(desk)).toEqual([c, a, b]);
  await desk.calls().moveTab(c as string, 99);
  expect(ids(desk)).toEqual([a, b, c]);
  desk.workspace.panes.step(1);
  expect(desk.workspace.panes.active).toBe(a);
  desk.workspace.panes.step(-1);
  desk.workspace.panes.goTo(1);
  desk.workspace.panes.goTo(50);
  expect(desk.workspace.panes.active).toBe(b);
  await until('three shells', () => server.shells.length >= 1);
  desk.stop();
  const again = openDesk(disk, folder);
  expect(ids(again)).toEqual([a, b, c]);
  expect(again.workspace.panes.active).toBe(b);
});

test('S4: closing a tab detaches, deletes its saved screen and activates its neighbor; the session keeps running', async () => {
  const { desk, shell } = await startedDesk();
  desk.workspace.newTab(null);
  const [first, second] = ids(desk);
  desk.workspace.panes.activate(first as string);
  desk.workspace.closeTab(first as string);
  expect(ids(desk)).toEqual([second]);
  expect(desk.workspace.panes.active).toBe(second);
  expect(readdirSync(join(folder, 'screens'))).not.toContain(`${first}.journal`);
  expect(shell.ended).toBe(false);
  desk.workspace.closeTab(second as string);
  expect(desk.page()).toMatchObject({ panes: [], activePane: null });
  desk.stop();
  const again = openDesk(disk, folder);
  again.workspace.start();
  expect(titles(again)).toEqual(['This computer']);
});

test('S5: ending a session ends its shell, and the pane shows that until a new shell is started', async () => {
  const { desk, server, shell } = await startedDesk();
  const { id, session } = desk.pane(0);
  desk.workspace.find(id)?.endSession();
  await until('the end', () => desk.pane(0).state.kind === 'ended');
  expect(shell.ended).toBe(true);
  desk.workspace.startAgain(id);
  await until(
    'another session',
    () => desk.pane(0).state.kind === 'running' && desk.pane(0).session !== session,
  );
  const page = desk.open(id);
  (server.shells[1] as FakeShell).print('again');
  await shows(page, 'again');
});

test('a program sets the title, the user’s name overrides it, and an empty name restores it', async () => {
  const { desk, page } = await startedDesk();
  const { id } = desk.pane(0);
  page.send({ type: 'title', title: 'vim\u0007 notes' });
  expect(desk.pane(0).title).toBe('vim  notes');
  desk.workspace.renameTab(id, '  deploy ');
  expect(desk.pane(0).title).toBe('deploy');
  desk.workspace.renameTab(id, ' ');
  desk.stop();
  expect(titles(openDesk(disk, folder))).toEqual(['vim  notes']);
});

test('the name of a tab stays with its tab through splits, other panes and restarts, until it is emptied', async () => {
  const { desk } = await startedDesk();
  const { id } = desk.pane(0);
  desk.workspace.renameTab(id, ' deploy ');
  desk.workspace.splitPane(id, 'right');
  const nameOf = ({ page }: Desk) => page().tabs[0]?.name;
  expect(nameOf(desk)).toBe('deploy');
  expect(desk.pane(1).title).not.toBe('deploy');
  desk.stop();
  const again = openDesk(disk, folder);
  expect(nameOf(again)).toBe('deploy');
  again.workspace.renameTab(id, '');
  expect(nameOf(again)).toBeUndefined();
});

test('input typed without a link is shown as pending, and is not sent after it was discarded', async () => {
  const { desk, server, page } = await startedDesk();
  await server.close();
  await until('the loss of the link', () => desk.server('This computer').link.word !== 'Connected');
  page.type('rm -rf /');
  expect(desk.pane(0).pendingInput).toMatchObject({ bytes: 8, preview: 'rm -rf /' });
  desk.workspace.find(desk.pane(0).id)?.discardPendingInput();
  expect(desk.pane(0).pendingInput).toBeNull();
  expect(page.inputNews.at(-1)).toEqual({ type: 'discarded' });
});

const MEBIBYTE = 1024 * 1024;
/** A paste as the page sends it to a program that wants brackets. */
const paste = (page: FakePage, bytes: number): void => {
  page.type('\u001b[200~');
  for (let sent = 0; sent < bytes; sent += 64 * 1024) page.type('x'.repeat(64 * 1024));
  page.type('\u001b[201~');
};

test('Ctrl+C during a paste of 1 MB takes the rest of the paste back', async () => {
  const { page, shell } = await startedDesk();
  paste(page, MEBIBYTE);
  page.type('\u0003');
  await until('the interrupt', () => shell.inputText.endsWith('\u0003'));
  expect(shell.inputText).toMatch(/^\u001b\[200~x+\u001b\[201~\u0003$/);
  expect(shell.inputText.length).toBeLessThan(32 * 1024);
  page.type('ls');
  await until('later keys', () => shell.inputText.endsWith('\u0003ls'));
  expect(page.inputNews.some(({ type }) => type === 'discarded')).toBe(true);
});

test('input that was not sent when the app quit is reported at the next start, once', async () => {
  const { desk, page, shell } = await startedDesk();
  shell.blocked = true;
  paste(page, MEBIBYTE);
  desk.stop();
  const again = openDesk(disk, folder);
  again.workspace.start();
  const [notice] = again.notices.listIn(ENGLISH);
  expect(notice?.text).toMatch(/^The app quit before 1(\.0)? MB of input in “.*” was sent\./);
  again.stop();
  const third = openDesk(disk, folder);
  third.workspace.start();
  expect(third.notices.listIn(ENGLISH)).toEqual([]);
});

test('R8: a page learns how much of its input the shell has received, counted from its own first byte', async () => {
  const { desk, page } = await startedDesk();
  page.type('one');
  await until('the acknowledgment', () => receivedBy(page) === 3);
  page.type(' two');
  await until('the next acknowledgment', () => receivedBy(page) === 7);
  const reloaded = desk.open(desk.pane(0).id);
  reloaded.type('three');
  await until('the acknowledgment of another page', () => receivedBy(reloaded) === 5);
});

function receivedBy(page: FakePage): number | undefined {
  return page.inputNews.findLast((news) => news.type === 'received')?.to;
}

test('a server is added with its token in the keychain, restored, edited, and removed with its panes', async () => {
  const server = await testServer(folder);
  const secrets = fakeSecretBox();
  const desk = openDesk(disk, folder, secrets);
  desk.workspace.start();
  expect(desk.workspace.servers.add({ name: 'team', url: server.url, token: server.token })).toBeNull();
  await desk.connected('team');
  expect(JSON.stringify([...disk])).not.toContain(server.token);
  desk.stop();

  const again = openDesk(disk, folder, secrets);
  again.workspace.start();
  await again.connected('team');
  const { id } = again.server('team');
  expect(again.server('team').token).toBe('keychain');
  again.workspace.newTab({ server: id, target: { kind: 'local' }, options: {} });
  // A host that has not reported its name is not shown as this computer.
  expect(again.pane(1).title).toBe('team');
  expect(again.workspace.servers.edit(id, { name: 'the team', url: server.url, token: '' })).toBeNull();
  await again.connected('the team');
  again.workspace.removeServer(id);
  expect(again.workspace.view.servers.map(({ name }) => name)).toEqual(['This computer']);
  expect(again.workspace.view.panes.map((pane) => pane.server)).toEqual(['this-computer']);
});

test('a server that is added again after its entry was lost gets its tabs back', async () => {
  const server = await testServer(folder);
  const input = { name: 'team', url: server.url, token: server.token };
  const desk = openDesk(disk, folder);
  desk.workspace.start();
  desk.workspace.servers.add(input);
  await desk.connected('team');
  desk.workspace.newTab({ server: desk.server('team').id, target: { kind: 'local' }, options: {} });
  desk.open(desk.pane(1).id);
  (await until('a shell', () => server.shells[0])).print('first');
  await until('the session', () => desk.pane(1).session);
  const { session } = desk.pane(1);
  desk.stop();
  disk.delete('servers');

  const again = openDesk(disk, folder);
  again.workspace.start();
  const page = again.open(again.pane(1).id);
  again.workspace.servers.add(input);
  await again.connected('team');
  server.shells[0]?.print(', second');
  await until('the output', () => page.text.includes('first, second'));
  expect([again.pane(1).session, server.shells.length]).toEqual([session, 1]);
});

test('a damaged list of tabs deletes no saved screen', async () => {
  const server = await testServer(folder);
  const desk = openDesk(disk, folder);
  desk.workspace.start();
  desk.workspace.servers.setEmbedded(server.url, server.token);
  const page = desk.open(desk.pane(0).id);
  (await until('a shell', () => server.shells[0])).print('kept');
  await until('the output', () => page.text.includes('kept'));
  desk.stop();
  const screens = readdirSync(join(folder, 'screens'));
  expect(screens).not.toEqual([]);
  disk.set('tabs', { version: 1, panes: [{ id: 5 }], windows: [], activeWindow: '' });

  openDesk(disk, folder).workspace.start();
  expect(readdirSync(join(folder, 'screens'))).toEqual(expect.arrayContaining(screens));
});

test('the line that --new-token prints is accepted in place of the token alone', async () => {
  const server = await testServer(folder);
  const desk = openDesk(disk, folder);
  desk.workspace.start();
  const token = `  token for ann, shown only now: ${server.token}\n`;
  expect(desk.workspace.servers.add({ name: 'team', url: server.url, token })).toBeNull();
  await desk.connected('team');
});

test('the line for the token file is refused with a sentence, since it has only a hash', async () => {
  const desk = openDesk(disk, folder);
  const input = { name: 'team', url: 'ws://127.0.0.1:1', token: `ann:sha256:${'0f'.repeat(32)}` };
  const { tokenIsHash } = ENGLISH.servers;
  expect(desk.workspace.servers.add(input)?.(ENGLISH)).toBe(tokenIsHash);
  const tested = await desk.calls().testServer({ server: null, url: input.url, token: input.token });
  expect(tested).toEqual({ ok: false, message: tokenIsHash });
});

test('without a keychain a token stays in memory, and a notice is shown', async () => {
  const desk = openDesk(disk, folder, fakeSecretBox(false));
  desk.workspace.servers.add({ name: 'team', url: 'ws://127.0.0.1:1', token: 'swordfish' });
  expect(desk.server('team').token).toBe('memory');
  expect(desk.notices.listIn(ENGLISH)[0]?.text).toContain('is not saved');
  desk.stop();
  expect(JSON.stringify([...disk])).not.toContain('swordfish');
  expect(openDesk(disk, folder).server('team').token).toBe('none');
});

test('a new token is used at once, although the old one is still valid', async () => {
  const server = await testServer(folder);
  const desk = openDesk(disk, folder);
  desk.workspace.start();
  desk.workspace.servers.add({ name: 'team', url: server.url, token: server.token });
  await desk.connected('team');
  const { id } = desk.server('team');
  desk.workspace.servers.edit(id, { name: 'team', url: server.url, token: 'not-a-token-of-the-server' });
  await until('the server rejects it', () => desk.server('team').link.word === 'Signed out');
});

test('a token that the keychain cannot open is requested again, and its ciphertext is kept', () => {
  const secrets = fakeSecretBox();
  const desk = openDesk(disk, folder, secrets);
  desk.workspace.servers.add({ name: 'team', url: 'ws://127.0.0.1:1', token: 'swordfish' });
  const other = openDesk(disk, folder, fakeSecretBox());
  expect(other.notices.listIn(ENGLISH)[0]?.text).toContain('enter it again');
  other.workspace.servers.edit(other.server('team').id, {
    name: 'renamed',
    url: 'ws://127.0.0.1:1',
    token: '',
  });
  expect(openDesk(disk, folder, secrets).server('renamed').token).toBe('keychain');
});

test.each([
  [{ name: 'x', url: 'ftp://host', token: 't' }, 'is not a server'],
  [{ name: 'This computer', url: 'wss://host', token: 't' }, 'named “This computer” already'],
])('an invalid server is refused with a reason: %o', (input, sentence) => {
  const desk = openDesk(disk, folder);
  expect(desk.workspace.servers.add(input)?.(ENGLISH)).toContain(sentence);
  expect(desk.workspace.view.servers).toHaveLength(1);
});

test("this computer's embedded server can be neither edited nor removed", () => {
  const desk = openDesk(disk, folder);
  expect(
    desk.workspace.servers.edit('this-computer', { name: 'x', url: 'wss://host', token: 't' }),
  ).not.toBeNull();
  desk.workspace.removeServer('this-computer');
  expect(desk.workspace.view.servers).toHaveLength(1);
});

test('a test with an empty token uses the stored one', async () => {
  const desk = openDesk(disk, folder);
  desk.workspace.servers.add({ name: 'team', url: 'ws://127.0.0.1:1', token: 'swordfish' });
  const tested = async (server: string | null, url: string, token: string): Promise<unknown> => {
    const outcome = await desk.workspace.servers.test(server, url, token);
    return outcome.ok ? undefined : outcome.problem;
  };
  const tried = (detail: string) => ({ kind: 'network', detail });
  expect(await tested(desk.server('team').id, 'ws://h', '')).toEqual(tried('tried ws://h with swordfish'));
  expect(await tested(null, 'ws://h', 'other')).toEqual(tried('tried ws://h with other'));
});

test('the system’s network state also applies to servers that are added later', () => {
  const desk = openDesk(disk, folder);
  desk.workspace.servers.networkChanged(false);
  desk.workspace.servers.add({ name: 'team', url: 'ws://127.0.0.1:1', token: 'swordfish' });
  expect(desk.server('team').link.word).toBe('Offline');
  desk.workspace.servers.networkChanged(true);
  expect(desk.server('team').link.word).toBe('Connecting');
});

test('a pane whose server was removed shows that', () => {
  const desk = openDesk(disk, folder);
  desk.workspace.newTab({ server: 'gone', target: { kind: 'local' }, options: {} });
  expect(desk.pane(0).state).toMatchObject({ kind: 'refused' });
});

test('changed settings take effect, are stored and shown', async () => {
  const desk = openDesk(disk, folder);
  desk.workspace.changeSettings({ fontSize: 20 });
  await until('the view', () => desk.shown()?.settings.fontSize === 20);
  desk.stop();
  expect(openDesk(disk, folder).workspace.settings).toMatchObject({ fontSize: 20, scrollbackLines: 10_000 });
});

test('settings edited by hand while the app runs take effect and are shown', async () => {
  const desk = openDesk(disk, folder);
  disk.set('settings', { version: 1, fontSize: 21 });
  desk.settings.reread();
  await until('the view', () => desk.shown()?.settings.fontSize === 21);
});

test('calls with unknown pane, server and notice ids change nothing', async () => {
  const desk = openDesk(disk, folder);
  const calls = desk.calls();
  const before = desk.workspace.view;
  for (const name of [
    'closeTab',
    'endSession',
    'activatePane',
    'startAgain',
    'sendPendingInput',
    'discardPendingInput',
  ] as const)
    await calls[name]('nobody');
  await calls.moveTab('nobody', 1);
  await calls.renameTab('nobody', 'x');
  await calls.reconnectNow('nobody');
  await calls.removeServer('nobody');
  await calls.dismissNotice('nobody');
  await calls.networkChanged(false);
  expect(desk.open('nobody').isOpen).toBe(false);
  expect(await calls.editServer('nobody', { name: 'x', url: 'wss://h', token: '' })).toContain(
    'no longer in your list',
  );
  expect(desk.workspace.view).toEqual(before);
});

test('a server’s profile follows its new name', async () => {
  const desk = openDesk(disk, folder);
  const { workspace } = desk;
  const calls = desk.calls();
  const entered = { url: 'wss://127.0.0.1:1', token: '' };
  workspace.servers.add({ ...entered, name: 'team' });
  const profiles = [
    { server: 'team', fontSize: 20 },
    { server: 'other', fontSize: 9 },
  ];
  workspace.changeSettings({ profiles });
  expect(await calls.editServer(desk.server('team').id, { ...entered, name: 'crew' })).toBeNull();
  expect(workspace.settings.profiles).toEqual([{ server: 'crew', fontSize: 20 }, profiles[1]]);
});
