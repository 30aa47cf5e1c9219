// Bar below a terminal whose session has ended or was refused.
import { expect } from 'vitest';
import { ENGLISH } from '../../../../shared/words/english.ts';
import { shownTab, terminalInput } from '../../../support/pageParts.ts';
import { expectFocused, pageTest as test } from '../../../support/pageTest.ts';
import { NOON, pairView, paneView } from '../../views.ts';

const { sessions } = ENGLISH;
const end = { kind: 'exited', exitCode: 7 } as const;
const ended = { kind: 'ended', end, at: NOON } as const;
const refused = { kind: 'refused', code: 'displaced', message: '' } as const;

test('an ended session has a group with the reason and the next step', async ({ ui }) => {
  await ui.open(shownTab({ state: ended }));
  const bar = ui.page.getByRole('group', { name: sessions.session });
  expect(await bar.innerText()).toContain(sessions.endSentence(end, NOON));
  expect(await bar.innerText()).toContain(sessions.next.local);
});

test('a refused session is an alert', async ({ ui }) => {
  await ui.open(shownTab({ state: refused }));
  await ui.page.getByRole('alert', { name: sessions.session }).waitFor();
});

test('Restart opens a new shell and focuses the terminal', async ({ ui }) => {
  await ui.open(shownTab({ state: ended }));
  await ui.page.getByRole('button', { name: sessions.startAgain, exact: true }).click();
  await ui.expectCalls('startAgain', [['a']]);
  await expectFocused(terminalInput(ui));
});

test('Close tab closes the only pane of a tab', async ({ ui }) => {
  await ui.open(shownTab({ state: ended }));
  await ui.page.getByRole('button', { name: sessions.closeTab, exact: true }).click();
  await ui.expectCalls('closePane', [['a']]);
});

test('Close pane closes one pane of several', async ({ ui }) => {
  const tabs = [pairView('a', 'b')];
  await ui.open({ panes: [paneView({ state: ended }), paneView({ id: 'b' })], activePane: 'a', tabs });
  await ui.page.getByRole('button', { name: sessions.closePane, exact: true }).click();
  await ui.expectCalls('closePane', [['a']]);
});

test('a running session has no bar', async ({ ui }) => {
  await ui.open(shownTab());
  expect(await ui.page.getByRole('button', { name: sessions.startAgain }).count()).toBe(0);
});
