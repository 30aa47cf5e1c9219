// Dialog of background sessions: its filter, its list, and the buttons for the selected session.
import { expect } from 'vitest';
import { KEEP_DAYS } from '../../../../preload/contract.ts';
import type { DetachedListing, DetachedView } from '../../../../shared/view/detached.ts';
import { ENGLISH } from '../../../../shared/words/english.ts';
import { referredTo, shownTab, terminalInput } from '../../../support/pageParts.ts';
import { expectFocused, pageTest as test, type PageDriver } from '../../../support/pageTest.ts';
import { linkView, NOON, serverView } from '../../views.ts';

const { common, detached } = ENGLISH;
const ids = { build: `vm.${'1'.repeat(32)}`, logs: `vm.${'2'.repeat(32)}` };

const session = (change: Partial<DetachedView>): DetachedView => ({
  session: ids.build,
  target: { kind: 'local' },
  targetName: 'vm',
  title: 'build',
  lastLine: 'compiled 12 files',
  ended: null,
  activeAt: NOON,
  closesAt: null,
  keptUntil: null,
  isElsewhere: false,
  ...change,
});
const listed = (...sessions: readonly DetachedView[]): DetachedListing => ({
  kind: 'listed',
  sessions,
  missing: [],
});
const both = listed(session({}), session({ session: ids.logs, title: 'logs', lastLine: 'GET /cart 200' }));

async function opened(ui: PageDriver, listing: DetachedListing) {
  await ui.open(shownTab(), { listDetached: listing, openDetached: null });
  await ui.command('detached-sessions');
  const dialog = ui.page.getByRole('dialog', { name: detached.title });
  const filter = dialog.getByRole('combobox', { name: detached.filter });
  const options = dialog.getByRole('listbox', { name: detached.sessions }).getByRole('option');
  const button = (name: string) => dialog.getByRole('button', { name, exact: true });
  await expectFocused(filter);
  return { dialog, filter, options, button };
}

test('the arrow keys move through the list while the filter keeps the focus', async ({ ui }) => {
  const { filter, options } = await opened(ui, both);
  await expect.poll(() => options.count()).toBe(2);
  expect(await options.nth(0).getAttribute('aria-selected')).toBe('true');
  await ui.page.keyboard.press('ArrowDown');
  await expect.poll(() => options.nth(1).getAttribute('aria-selected')).toBe('true');
  expect(await options.nth(0).getAttribute('aria-selected')).toBe('false');
  expect(await (await referredTo(filter, 'aria-activedescendant')).innerText()).toContain('logs');
  await expectFocused(filter);
});

test('Enter opens the selected session, the dialog closes, and the terminal has the focus', async ({
  ui,
}) => {
  const { dialog, options } = await opened(ui, both);
  await options.nth(1).waitFor();
  await ui.page.keyboard.press('ArrowDown');
  await ui.page.keyboard.press('Enter');
  await ui.expectCalls('openDetached', [['embedded', ids.logs]]);
  await dialog.waitFor({ state: 'detached' });
  await expectFocused(terminalInput(ui));
});

test('a double click opens a session', async ({ ui }) => {
  const { options } = await opened(ui, both);
  await options.nth(1).dblclick();
  await ui.expectCalls('openDetached', [['embedded', ids.logs]]);
});

test('a session that cannot be opened is announced, and the dialog stays', async ({ ui }) => {
  const { dialog, options, button } = await opened(ui, both);
  await ui.answer({ openDetached: detached.noLongerListed });
  await options.nth(0).waitFor();
  await button(common.open).click();
  await dialog.getByRole('alert').getByText(detached.noLongerListed).waitFor();
});

test('words of the last line filter the list, and words without a match are announced', async ({ ui }) => {
  const { dialog, options } = await opened(ui, both);
  await options.nth(1).waitFor();
  await ui.page.keyboard.type('cart');
  await expect.poll(() => options.count()).toBe(1);
  expect(await options.innerText()).toContain('logs');
  await ui.page.keyboard.type(' nowhere');
  await dialog.getByRole('status').getByText(common.nothingMatches('cart nowhere')).waitFor();
});

test('a session is kept for more days', async ({ ui }) => {
  const { options, button } = await opened(ui, both);
  await ui.answer({ keepDetached: both });
  await options.nth(0).waitFor();
  await button(detached.keepFor(KEEP_DAYS)).click();
  await ui.expectCalls('keepDetached', [['embedded', ids.build]]);
});

test('ending a session asks first, with the focus on Cancel', async ({ ui }) => {
  const { dialog, filter, options, button } = await opened(ui, both);
  await ui.answer({ endDetached: listed() });
  await options.nth(0).waitFor();
  await button(detached.end).click();
  await dialog
    .getByRole('group', { name: detached.endSession })
    .getByText(detached.endQuestion('build'))
    .waitFor();
  await expectFocused(button(common.cancel));
  await ui.page.keyboard.press('Enter');
  await expectFocused(filter);
  expect(await ui.calls('endDetached')).toEqual([]);
  await button(detached.end).click();
  await button(detached.endSession).click();
  await ui.expectCalls('endDetached', [['embedded', ids.build]]);
  await dialog.getByText(detached.none).waitFor();
});

test('a session that has ended can be opened, but neither kept nor ended', async ({ ui }) => {
  const ended = { end: { kind: 'exited', exitCode: 1 }, at: NOON } as const;
  const { options, button } = await opened(ui, listed(session({ ended })));
  await options.waitFor();
  expect(await button(detached.end).isDisabled()).toBe(true);
  expect(await button(detached.keepFor(KEEP_DAYS)).isDisabled()).toBe(true);
  expect(await button(common.open).isEnabled()).toBe(true);
});

test('a server without a connection is reported, since its sessions are not listed', async ({ ui }) => {
  const team = serverView({ id: 'team', name: 'Team', kind: 'remote', link: linkView({ word: 'Offline' }) });
  await ui.open({ ...shownTab(), servers: [serverView(), team] }, { listDetached: listed() });
  await ui.command('detached-sessions');
  await ui.page.getByText(detached.notThere.Offline('Team', '')).waitFor();
  await expect.poll(() => ui.calls('listDetached')).toContainEqual(['embedded']);
  expect(await ui.calls('listDetached')).not.toContainEqual(['team']);
});
