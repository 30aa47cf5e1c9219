// Dialogs that add and edit a server: their fields, their calls, and the results that they show.
import { expect } from 'vitest';
import { ENGLISH } from '../../../../shared/words/english.ts';
import { shownTab, terminalInput } from '../../../support/pageParts.ts';
import { expectFocused, pageTest as test, type PageDriver } from '../../../support/pageTest.ts';
import { serverView } from '../../views.ts';

const { servers, common, targets } = ENGLISH;
const team = serverView({ id: 'team', name: 'Team', kind: 'remote', url: 'wss://team.example' });

function parts({ page }: PageDriver, title: string) {
  const dialog = page.getByRole('dialog', { name: title });
  const field = (name: string) => dialog.getByRole('textbox', { name });
  const button = (name: string) => dialog.getByRole('button', { name, exact: true });
  return { dialog, field, button, result: dialog.getByRole('status', { name: servers.testResult }) };
}

async function adding(ui: PageDriver) {
  await ui.command('add-server');
  const dialog = parts(ui, servers.addTitle);
  await expectFocused(dialog.field(servers.name));
  return dialog;
}

/** Opens the dialog of a server that is in the list. */
async function editing(ui: PageDriver) {
  await ui.command('manage-servers');
  await ui.page.getByRole('button', { name: servers.editNamed('Team') }).click();
  return parts(ui, servers.editTitle);
}

test('a server is added with what was entered, and its targets are offered', async ({ ui }) => {
  await ui.open({ ...shownTab(), servers: [serverView(), team] }, { addServer: null });
  const { dialog, field } = await adding(ui);
  await ui.page.keyboard.type('Team');
  await field(servers.url).fill('wss://team.example');
  await field(servers.token).fill('secret');
  await field(servers.token).press('Enter');
  await ui.expectCalls('addServer', [[{ name: 'Team', url: 'wss://team.example', token: 'secret' }]]);
  await dialog.waitFor({ state: 'detached' });
  const menu = ui.page.getByRole('menu', { name: targets.newTabOn });
  await expectFocused(ui.page.getByRole('searchbox', { name: targets.filter }));
  await menu.getByRole('group', { name: 'Team' }).waitFor();
  expect(await menu.getByRole('group', { name: servers.thisComputer }).count()).toBe(0);
  await ui.page.keyboard.press('Enter');
  await ui.expectCalls('newTab', [[{ server: 'team', target: { kind: 'local' }, options: {} }]]);
  await menu.waitFor({ state: 'detached' });
});

test('after a server was added, the menu’s button shows the targets of all servers', async ({ ui }) => {
  await ui.open({ ...shownTab(), servers: [serverView(), team] }, { addServer: null });
  const { field } = await adding(ui);
  await ui.page.keyboard.type('Team');
  await field(servers.token).press('Enter');
  const filter = ui.page.getByRole('searchbox', { name: targets.filter });
  await expectFocused(filter);
  await ui.page.getByRole('button', { name: targets.newTabMenu }).click();
  await expect.poll(() => filter.inputValue()).toBe('');
  expect(await ui.page.getByRole('menuitem').count()).toBeGreaterThan(1);
});

test('a server without a name is not sent', async ({ ui }) => {
  await ui.open(shownTab());
  const { button, field, result } = await adding(ui);
  await field(servers.name).fill('   ');
  await button(servers.addIt).click();
  await result.getByText(servers.nameEmpty).waitFor();
  expect(await ui.calls('addServer')).toEqual([]);
});

test('the reason why a server was not added is shown, and the fields stay as they are', async ({ ui }) => {
  await ui.open(shownTab(), { addServer: servers.nameTaken('Team') });
  const { button, field, result } = await adding(ui);
  await field(servers.name).fill('Team');
  await button(servers.addIt).click();
  await result.getByText(servers.nameTaken('Team')).waitFor();
  expect(await field(servers.name).inputValue()).toBe('Team');
});

test('Test tries the entered address and token, and adds nothing', async ({ ui }) => {
  const message = servers.works('vm', 'ann', 3);
  await ui.open(shownTab(), { testServer: { ok: true, message } });
  const { button, field, result } = await adding(ui);
  await field(servers.url).fill('wss://team.example');
  await field(servers.token).fill('secret');
  await button(servers.test).click();
  await result.getByText(message).waitFor();
  await ui.expectCalls('testServer', [[{ server: null, url: 'wss://team.example', token: 'secret' }]]);
  expect(await ui.calls('addServer')).toEqual([]);
});

test('a server in the list is edited without its token, which stays', async ({ ui }) => {
  await ui.open({ ...shownTab(), servers: [serverView(), team] }, { editServer: null });
  const { dialog, field, button } = await editing(ui);
  expect(await field(servers.name).inputValue()).toBe('Team');
  expect(await field(servers.url).inputValue()).toBe('wss://team.example');
  expect(await field(servers.token).inputValue()).toBe('');
  await dialog.getByText(servers.tokenStays).waitFor();
  await field(servers.name).fill('Crew');
  await button(servers.save).click();
  await ui.expectCalls('editServer', [['team', { name: 'Crew', url: 'wss://team.example', token: '' }]]);
  await dialog.waitFor({ state: 'detached' });
});

test('Test of a server in the list uses its stored token', async ({ ui }) => {
  await ui.open(
    { ...shownTab(), servers: [serverView(), team] },
    { testServer: { ok: false, message: 'no' } },
  );
  const { button } = await editing(ui);
  await button(servers.test).click();
  await ui.expectCalls('testServer', [[{ server: 'team', url: 'wss://team.example', token: '' }]]);
});

test('Cancel sends nothing and focuses the terminal', async ({ ui }) => {
  await ui.open(shownTab());
  const { dialog, field, button } = await adding(ui);
  await field(servers.name).fill('Team');
  await button(common.cancel).click();
  await dialog.waitFor({ state: 'detached' });
  await expectFocused(terminalInput(ui));
  expect(await ui.calls('addServer')).toEqual([]);
});
