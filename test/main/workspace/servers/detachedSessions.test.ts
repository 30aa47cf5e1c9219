// Detached sessions on real servers: listed, opened, kept and ended.
import { ENGLISH } from '../../../../shared/words/english.ts';
import { beforeEach, expect, test } from 'vitest';
import { KEEP_DAYS } from '../../../../preload/contract.ts';
import type { DetachedListing, DetachedView } from '../../../../shared/view/detached.ts';
import { EMBEDDED_ID } from '../../../../main/workspace/words.ts';
import { scratchFolders } from '../../../support/scratchFolder.ts';
import { until } from '../../../support/until.ts';
import { openDesk, testServer, type Desk, type Disk, type TestServer } from '../desk.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

const newFolder = scratchFolders();
let disk: Disk;
let server: TestServer;
let desk: Desk;

beforeEach(async () => {
  disk = new Map();
  const folder = newFolder();
  server = await testServer(folder);
  desk = openDesk(disk, folder);
  desk.workspace.start();
  desk.workspace.servers.setEmbedded(server.url, server.token);
  await attached(0);
});

/** Opens the terminal of the pane at `index` and waits for its session. */
async function attached(index: number): Promise<string> {
  desk.open(desk.pane(index).id);
  return until(
    'a session',
    () => desk.pane(index).state.kind === 'running' && (desk.pane(index).session ?? undefined),
  );
}

/** A session whose pane was closed. */
async function detached(): Promise<string> {
  desk.workspace.newTab(null);
  const session = await attached(1);
  desk.workspace.closeTab(desk.pane(1).id);
  await until('nobody is attached', async () =>
    (await list()).some((listed) => listed.session === session && !listed.isElsewhere),
  );
  return session;
}

function sessionsOf(listing: DetachedListing): readonly DetachedView[] {
  if (listing.kind !== 'listed') throw new Error(listing.why);
  return listing.sessions;
}

const list = async (): Promise<readonly DetachedView[]> =>
  sessionsOf(await desk.workspace.detached.list(EMBEDDED_ID));

test('a session that no pane shows is listed with its details', async () => {
  expect(await list()).toEqual([]);
  const session = await detached();
  const [found] = await list();
  expect(found).toMatchObject({
    session,
    targetName: 'This computer',
    title: 'This computer',
    ended: null,
    keptUntil: null,
    isElsewhere: false,
  });
  expect(found?.closesAt).toBeGreaterThan(Date.now());
});

test('S3: opening a listed session shows it in a new tab at its last output, and removes it from the list', async () => {
  const session = await detached();
  await list();
  expect(desk.workspace.openDetached(EMBEDDED_ID, session)).toBeNull();
  expect(desk.pane(1)).toMatchObject({ session, title: 'This computer' });
  expect(desk.workspace.panes.active).toBe(desk.pane(1).id);
  const page = desk.open(desk.pane(1).id);
  server.shells[1]?.print('still here');
  await until('its output', () => page.text.endsWith('still here'));
  expect(await list()).toEqual([]);
  expect(server.shells).toHaveLength(2);
});

test('opening a session that a pane shows activates that pane', async () => {
  const session = await detached();
  await list();
  desk.workspace.openDetached(EMBEDDED_ID, session);
  desk.workspace.panes.goTo(0);
  expect(desk.workspace.openDetached(EMBEDDED_ID, session)).toBeNull();
  expect(desk.workspace.view.panes).toHaveLength(2);
  expect(desk.workspace.panes.active).toBe(desk.pane(1).id);
});

test('a session that was never listed is not opened, and the reason is returned', () => {
  const failure = desk.workspace.openDetached(EMBEDDED_ID, `host.${'1'.repeat(32)}`);
  expect(failure?.(ENGLISH)).toContain('This session no longer exists');
  expect(desk.workspace.view.panes).toHaveLength(1);
});

test('S12: a kept session is protected for a week', async () => {
  const session = await detached();
  const before = Date.now();
  const [kept] = sessionsOf(await desk.workspace.detached.keep(EMBEDDED_ID, session));
  expect(kept?.keptUntil).toBeGreaterThanOrEqual(before + KEEP_DAYS * DAY_MS);
  expect(kept?.closesAt).toBeGreaterThanOrEqual(kept?.keptUntil ?? Infinity);
});

test('S5: ending a session ends its shell, and removes it from the list at once', async () => {
  const session = await detached();
  expect(sessionsOf(await desk.workspace.detached.end(EMBEDDED_ID, session))).toEqual([]);
  await until('the end', () => server.shells[1]?.ended === true);
  expect(await list()).toEqual([]);
});

test('a session whose shell exited is still listed, with its exit', async () => {
  const session = await detached();
  server.shells[1]?.exit({ kind: 'exited', exitCode: 3 });
  const found = await until('the end', async () => (await list()).find(({ ended }) => ended !== null));
  expect(found).toMatchObject({ session, ended: { end: { kind: 'exited', exitCode: 3 } } });
});

test('for an unreachable or unknown server the reason is returned', async () => {
  expect(await desk.workspace.detached.list('nobody')).toMatchObject({ kind: 'unreachable' });
  await server.close();
  await until('the loss', () => desk.server('This computer').link.word !== 'Connected');
  expect(await desk.workspace.detached.list(EMBEDDED_ID)).toEqual({
    kind: 'unreachable',
    why: 'noConnection',
  });
});
