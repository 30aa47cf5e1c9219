// Menu of targets for a new tab, used with keys and pointer.
import { expect } from 'vitest';
import { NO_SAVED_TARGETS, type ServerTarget } from '../../../../shared/view/savedTargets.ts';
import type { HostTargets } from '../../../../client/link/linkTargets.ts';
import { ENGLISH } from '../../../../shared/words/english.ts';
import { shownTab } from '../../../support/pageParts.ts';
import { expectFocused, pageTest as test, type PageDriver } from '../../../support/pageTest.ts';
import { linkView, serverView } from '../../views.ts';

const { targets, link, servers } = ENGLISH;
const container = (name: string, state = 'running'): HostTargets['containers'][number] => ({
  id: name,
  name,
  image: 'alpine',
  state,
  labels: {},
  compose: null,
});
const at = (name: string): ServerTarget => ({
  server: 'embedded',
  target: { kind: 'container', container: name },
});
const containers = [container('web'), container('db'), container('old', 'exited')];
const own = serverView({ targets: [{ local: true, engine: { state: 'up' }, containers }] });

async function opened(ui: PageDriver, savedTargets = NO_SAVED_TARGETS) {
  const team = serverView({ id: 'team', name: 'Team', kind: 'remote', link: linkView({ word: 'Offline' }) });
  await ui.open({ ...shownTab(), servers: [own, team], savedTargets });
  const button = ui.page.getByRole('button', { name: targets.newTabMenu });
  await button.click();
  const menu = ui.page.getByRole('menu', { name: targets.newTabOn });
  const filter = ui.page.getByRole('searchbox', { name: targets.filter });
  await expectFocused(filter);
  return { button, menu, filter, item: (name: string | RegExp) => menu.getByRole('menuitem', { name }) };
}

test('the button announces its menu, and the menu has a group for each server', async ({ ui }) => {
  const { button, menu } = await opened(ui);
  expect(await button.getAttribute('aria-haspopup')).toBe('menu');
  expect(await button.getAttribute('aria-expanded')).toBe('true');
  await menu.getByRole('group', { name: servers.thisComputer }).first().waitFor();
  const team = menu.getByRole('group', { name: 'Team' }).first();
  expect(await team.innerText()).toContain(link.states.Offline);
});

test('Enter in the field opens the first matching target', async ({ ui }) => {
  const { menu } = await opened(ui);
  await ui.page.keyboard.type('db');
  await ui.page.getByRole('status').getByText(targets.enterOpens('db')).waitFor();
  await ui.page.keyboard.press('Enter');
  await ui.expectCalls('newTab', [[{ ...at('db'), options: {} }]]);
  await menu.waitFor({ state: 'detached' });
});

test('the arrow keys move between the field and the list, and letters go to the field', async ({ ui }) => {
  const { filter, menu } = await opened(ui);
  await ui.page.keyboard.press('ArrowDown');
  const first = menu.getByRole('menuitem').first();
  await expectFocused(first);
  await ui.page.keyboard.press('ArrowDown');
  await expectFocused(menu.getByRole('menuitem').nth(1));
  await ui.page.keyboard.press('End');
  await expectFocused(menu.getByRole('menuitem').last());
  await ui.page.keyboard.press('Home');
  await ui.page.keyboard.press('ArrowUp');
  await expectFocused(filter);
  await ui.page.keyboard.press('ArrowDown');
  await ui.page.keyboard.type('w');
  await expectFocused(filter);
  expect(await filter.inputValue()).toBe('w');
});

test('a container that does not run cannot be opened', async ({ ui }) => {
  const { menu, item } = await opened(ui);
  const old = item(/^old/);
  expect(await old.getAttribute('aria-disabled')).toBe('true');
  await old.click({ force: true });
  await menu.waitFor();
  expect(await ui.calls('newTab')).toEqual([]);
});

test('Alt+Enter makes a target a favorite, which is then listed in a group of its own', async ({ ui }) => {
  const { menu } = await opened(ui);
  await ui.page.keyboard.type('db');
  await ui.page.keyboard.press('Alt+Enter');
  await ui.expectCalls('setFavorite', [[at('db'), true]]);
  await ui.push({ savedTargets: { ...NO_SAVED_TARGETS, favorites: [at('db')] } });
  await menu.getByRole('group', { name: targets.favorites }).getByRole('menuitem', { name: /^db/ }).waitFor();
});

test('the options of the last shell are offered again', async ({ ui }) => {
  const options = { directory: '/tmp' };
  const { menu, item } = await opened(ui, {
    ...NO_SAVED_TARGETS,
    lastOptions: [{ serverTarget: at('web'), options }],
  });
  await item(targets.asLastTime(targets.inDirectory('/tmp'))).click();
  await ui.expectCalls('newTab', [[{ ...at('web'), options }]]);
  await menu.waitFor({ state: 'detached' });
});

test('text without a match is announced', async ({ ui }) => {
  await opened(ui);
  await ui.page.keyboard.type('qqqq');
  await ui.page.getByRole('status').getByText(targets.noMatch('qqqq')).waitFor();
});

test('Escape closes the menu and gives the focus back to its button', async ({ ui }) => {
  const { button, menu } = await opened(ui);
  await ui.page.keyboard.press('Escape');
  await menu.waitFor({ state: 'detached' });
  await expectFocused(button);
  expect(await button.getAttribute('aria-expanded')).toBe('false');
});

test('a click elsewhere closes the menu', async ({ ui }) => {
  const { menu } = await opened(ui);
  await ui.page.getByRole('contentinfo').click({ position: { x: 300, y: 5 } });
  await menu.waitFor({ state: 'detached' });
});

test('Add server… and Background sessions… open their dialogs', async ({ ui }) => {
  const { item } = await opened(ui);
  await item(servers.add).click();
  await ui.page.getByRole('dialog', { name: servers.addTitle }).waitFor();
  await ui.page.keyboard.press('Escape');
  await ui.page.getByRole('button', { name: targets.newTabMenu }).click();
  await item(targets.detached).click();
  await ui.page.getByRole('dialog', { name: ENGLISH.detached.title }).waitFor();
});
