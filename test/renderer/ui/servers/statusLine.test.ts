// Status line: the connection of the shown tab, its details and its buttons.
import { expect } from 'vitest';
import { ENGLISH } from '../../../../shared/words/english.ts';
import { shownTab } from '../../../support/pageParts.ts';
import { expectFocused, pageTest as test, type PageDriver } from '../../../support/pageTest.ts';
import { linkView, NOON, serverView } from '../../views.ts';

const { link, servers, sessions, states } = ENGLISH;
const REMOTE = { id: 'team', name: 'Team', kind: 'remote', url: 'wss://team.example' } as const;

const line = ({ page }: PageDriver) => page.getByRole('contentinfo');
const status = ({ page }: PageDriver) => page.getByRole('status', { name: link.label });
const on = (server: Parameters<typeof serverView>[0]) => ({
  ...shownTab({ server: 'team' }),
  servers: [serverView(), serverView({ ...REMOTE, ...server })],
});

test('the connection is a status for screen readers, and its text begins with the state', async ({ ui }) => {
  await ui.open(on({}));
  expect(await status(ui).innerText()).toMatch(new RegExp(`^${link.states.Connected} .*Team`));
  await ui.push({
    servers: [serverView(), serverView({ ...REMOTE, link: linkView({ word: 'Reconnecting' }) })],
  });
  await expect.poll(() => status(ui).innerText()).toMatch(new RegExp(`^${link.states.Reconnecting} `));
});

test('a failed connection has its reason, and a button that reconnects', async ({ ui }) => {
  const why = { kind: 'refused' } as const;
  await ui.open(on({ link: linkView({ word: 'Offline', why, retryAt: NOON + 60_000 }) }));
  expect(await status(ui).innerText()).toContain(link.why(why));
  await line(ui).getByRole('button', { name: link.reconnectNow }).click();
  await ui.expectCalls('reconnectNow', [['team']]);
});

test('an established connection has no button that reconnects', async ({ ui }) => {
  await ui.open(on({}));
  await status(ui).waitFor();
  expect(await line(ui).getByRole('button', { name: link.reconnectNow }).count()).toBe(0);
});

test('the round-trip time opens the connection history', async ({ ui }) => {
  await ui.open(on({ link: linkView({ rttMs: 12 }) }), { connectionHistory: { periods: [], forgotten: 0 } });
  const button = line(ui).getByRole('button', { name: link.history });
  expect(await button.innerText()).toContain(link.roundTrip(12));
  await button.click();
  await ui.page.getByRole('dialog', { name: link.title('Team') }).waitFor();
});

test('the directory and the durability of the shell are named notes', async ({ ui }) => {
  await ui.open({ ...shownTab({ directory: '/srv/app', durability: 'machine' }) });
  const directory = line(ui).getByRole('note', { name: sessions.directory });
  expect(await directory.getAttribute('title')).toBe('/srv/app');
  const durability = line(ui).getByRole('note', { name: sessions.durability });
  expect(await durability.innerText()).toBe(sessions.durabilities.machine.short);
  expect(await durability.getAttribute('title')).toBe(sessions.durabilities.machine.sentence);
});

test('an unreachable shell is reported with the part that does not answer', async ({ ui }) => {
  const unreachable = { waitsFor: 'engine', message: 'the engine does not answer', since: NOON } as const;
  await ui.open(shownTab({ unreachable }));
  await line(ui).getByText(sessions.unreachable('engine', NOON)).waitFor();
});

test('a size that another device set is reported', async ({ ui }) => {
  await ui.open(shownTab({ foreignSize: { cols: 100, rows: 30 } }));
  await line(ui).getByText(sessions.size(100, 30)).waitFor();
});

test('a token that no keychain keeps is reported while the server is connected', async ({ ui }) => {
  await ui.open(on({ token: 'memory' }));
  await line(ui).getByText(sessions.tokenInMemory).waitFor();
});

test('a signed-out server is given its token from the status line', async ({ ui }) => {
  await ui.open(on({ link: linkView({ word: 'Signed out', why: { kind: 'no-token' } }) }));
  await line(ui).getByRole('button', { name: states.enterToken }).click();
  const dialog = ui.page.getByRole('dialog', { name: servers.editTitle });
  await expectFocused(dialog.getByRole('textbox', { name: servers.token }));
});
