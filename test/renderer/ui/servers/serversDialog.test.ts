// Dialog of all servers: its rows and buttons.
import { expect } from 'vitest';
import { ENGLISH } from '../../../../shared/words/english.ts';
import { shownTab, terminalInput } from '../../../support/pageParts.ts';
import { expectFocused, pageTest as test, type PageDriver } from '../../../support/pageTest.ts';
import { linkView, serverView, paneView } from '../../views.ts';

const { servers, common, states, link } = ENGLISH;
const team = serverView({
  id: 'team',
  name: 'Team',
  kind: 'remote',
  url: 'wss://team.example',
  token: 'memory',
  link: linkView({ word: 'Offline' }),
});

async function opened(ui: PageDriver) {
  await ui.command('manage-servers');
  const dialog = ui.page.getByRole('dialog', { name: servers.title, exact: true });
  await dialog.waitFor();
  return { dialog, button: (name: string) => dialog.getByRole('button', { name, exact: true }) };
}

test('each server is listed with its address, its connection and its token', async ({ ui }) => {
  await ui.open({ ...shownTab(), servers: [serverView(), team] });
  const { dialog } = await opened(ui);
  const [own, remote] = await dialog.getByRole('listitem').allInnerTexts();
  expect(own).toContain(servers.onThisComputer);
  expect(own).toContain(link.states.Connected);
  expect(remote).toContain('wss://team.example');
  expect(remote).toContain(link.states.Offline);
  expect(remote).toContain(servers.tokens.memory);
});

test('the server of this computer can be neither edited nor removed', async ({ ui }) => {
  await ui.open(shownTab());
  const { dialog } = await opened(ui);
  expect(await dialog.getByRole('listitem').getByRole('button').count()).toBe(0);
  await dialog.getByText(states.noServers).waitFor();
});

test('removing asks first and counts the tabs that close', async ({ ui }) => {
  const panes = [
    paneView({ id: 'a', server: 'team' }),
    paneView({ id: 'b', server: 'team' }),
    paneView({ id: 'c' }),
  ];
  await ui.open({ panes, activePane: 'c', servers: [serverView(), team] });
  const { dialog, button } = await opened(ui);
  await button(servers.removeNamed('Team')).click();
  await dialog.getByText(servers.removeQuestion(2)).waitFor();
  expect(await ui.calls('removeServer')).toEqual([]);
  await button(servers.keep).click();
  await button(servers.removeNamed('Team')).click();
  await button(servers.removeIt).click();
  await ui.expectCalls('removeServer', [['team']]);
});

test('Add server… opens the dialog that adds a server', async ({ ui }) => {
  await ui.open(shownTab());
  const { dialog, button } = await opened(ui);
  await button(servers.add).click();
  await ui.page.getByRole('dialog', { name: servers.addTitle }).waitFor();
  expect(await dialog.count()).toBe(0);
});

test('Done closes the dialog and focuses the terminal', async ({ ui }) => {
  await ui.open(shownTab());
  const { dialog, button } = await opened(ui);
  await button(common.done).click();
  await dialog.waitFor({ state: 'detached' });
  await expectFocused(terminalInput(ui));
});
