// Note in place of a terminal that shows nothing yet.
import { expect } from 'vitest';
import { ENGLISH } from '../../../../shared/words/english.ts';
import { shownTab } from '../../../support/pageParts.ts';
import { expectFocused, pageTest as test, type PageDriver } from '../../../support/pageTest.ts';
import { linkView, serverView } from '../../views.ts';

const { servers, states } = ENGLISH;
const note = ({ page }: PageDriver, title: string) => page.getByRole('note').filter({ hasText: title });
const on = (link: ReturnType<typeof linkView>) => ({
  ...shownTab({ server: 'team', asOf: null }),
  servers: [serverView(), serverView({ id: 'team', name: 'Team', kind: 'remote', link })],
});

test('Try again now reconnects to a server without a connection', async ({ ui }) => {
  await ui.open(on(linkView({ word: 'Offline', why: { kind: 'refused' } })));
  const state = note(ui, states.notConnected('Team'));
  await state.getByRole('button', { name: states.tryAgain }).click();
  await ui.expectCalls('reconnectNow', [['team']]);
});

test('after a rejected token, Edit server… opens the dialog of the server', async ({ ui }) => {
  await ui.open(on(linkView({ word: 'Signed out', why: { kind: 'token-rejected' } })));
  await note(ui, states.signedOut('Team')).getByRole('button', { name: states.enterToken }).click();
  const dialog = ui.page.getByRole('dialog', { name: servers.editTitle });
  expect(await dialog.getByRole('textbox', { name: servers.name }).inputValue()).toBe('Team');
  await expectFocused(dialog.getByRole('textbox', { name: servers.token }));
});

test('a shell that is being opened has a note with its target', async ({ ui }) => {
  await ui.open(shownTab({ state: { kind: 'opening' }, targetName: 'web' }));
  await note(ui, states.opening('web')).waitFor();
});
