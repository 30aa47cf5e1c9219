// Notices above the terminals: their roles for screen readers, and their buttons.
import { expect } from 'vitest';
import type { NoticeView } from '../../../shared/view/view.ts';
import { ENGLISH } from '../../../shared/words/english.ts';
import { shownTab, terminalInput } from '../../support/pageParts.ts';
import { expectFocused, pageTest as test } from '../../support/pageTest.ts';

const { common, servers, settings } = ENGLISH;

const notice = (change: Partial<NoticeView> = {}): NoticeView => ({
  id: 'n1',
  kind: 'info',
  text: 'Something happened.',
  ...change,
});

test('a notice is a group with its text, and an error is an alert', async ({ ui }) => {
  await ui.open({
    notices: [notice(), notice({ id: 'n2', kind: 'error', text: 'Something failed.' })],
  });
  await ui.page.getByRole('group', { name: common.notice }).getByText('Something happened.').waitFor();
  await ui.page.getByRole('alert', { name: common.notice }).getByText('Something failed.').waitFor();
  // A group is not announced by itself, an alert is.
  expect(await ui.page.getByRole('alert').count()).toBe(1);
});

test('Dismiss dismisses its own notice', async ({ ui }) => {
  await ui.open({ notices: [notice(), notice({ id: 'n2', text: 'The second one.' })] });
  const second = ui.page.getByRole('group', { name: common.notice }).filter({ hasText: 'The second one.' });
  await second.getByRole('button', { name: common.dismiss }).click();
  await ui.expectCalls('dismissNotice', [['n2']]);
  await ui.push({ notices: [notice()] });
  await second.waitFor({ state: 'detached' });
});

test('a notice without an offer has no other button', async ({ ui }) => {
  await ui.open({ notices: [notice()] });
  const buttons = ui.page.getByRole('group', { name: common.notice }).getByRole('button');
  expect(await buttons.allInnerTexts()).toEqual([common.dismiss]);
});

test.for([
  { offer: { kind: 'open-session', server: 's', session: 'vm.1' }, label: common.open },
  { offer: { kind: 'open-settings' }, label: settings.openFile },
  { offer: { kind: 'restart' }, label: common.restartToUpdate },
] as const)('the button of an offer to $offer.kind accepts it', async ({ offer, label }, { ui }) => {
  await ui.open({ notices: [notice({ offer })] });
  await ui.page.getByRole('button', { name: label, exact: true }).click();
  await ui.expectCalls('acceptOffer', [['n1']]);
});

test('an offered server is entered in the dialog, except for its token', async ({ ui }) => {
  const offer = { kind: 'add-server', name: 'team', url: 'wss://team.example' } as const;
  await ui.open({ notices: [notice({ offer })] });
  await ui.page.getByRole('button', { name: servers.add, exact: true }).click();
  await ui.expectCalls('acceptOffer', [['n1']]);
  const dialog = ui.page.getByRole('dialog', { name: servers.addTitle });
  const name = dialog.getByRole('textbox', { name: servers.name });
  await expectFocused(name);
  expect(await name.inputValue()).toBe('team');
  expect(await dialog.getByRole('textbox', { name: servers.url }).inputValue()).toBe('wss://team.example');
  expect(await dialog.getByRole('textbox', { name: servers.token }).inputValue()).toBe('');
});

test.for(['Enter', 'a click'] as const)(
  'after Dismiss by %s the terminal has the keys',
  async (how, { ui }) => {
    await ui.open({ ...shownTab(), notices: [notice()] });
    const dismiss = ui.page.getByRole('button', { name: common.dismiss });
    if (how === 'Enter') await dismiss.press('Enter');
    else await dismiss.click();
    await ui.expectCalls('dismissNotice', [['n1']]);
    await ui.push({ notices: [] });
    await dismiss.waitFor({ state: 'detached' });
    await expectFocused(terminalInput(ui));
    await ui.page.keyboard.type('ls');
    await expect.poll(() => ui.typed('a')).toBe('ls');
  },
);

test('a click on a notice’s text leaves the keys to the terminal, and its selected text can be copied', async ({
  ui,
}) => {
  await ui.open({ ...shownTab(), notices: [notice()] });
  const text = ui.page.getByText('Something happened.');
  await text.click();
  await expectFocused(terminalInput(ui));
  await text.dblclick({ position: { x: 10, y: 8 } });
  expect(await ui.page.evaluate(() => document.getSelection()?.toString().trim())).toBe('Something');
});
