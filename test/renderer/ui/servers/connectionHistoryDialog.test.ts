// Dialog with the history of a server's connection: its events, and a button that copies them.
import { expect } from 'vitest';
import type { ConnectionHistoryView } from '../../../../shared/view/connectionHistory.ts';
import { ENGLISH } from '../../../../shared/words/english.ts';
import { shownTab, terminalInput } from '../../../support/pageParts.ts';
import { expectFocused, pageTest as test, type PageDriver } from '../../../support/pageTest.ts';
import { linkView, NOON, serverView } from '../../views.ts';

const { common, link, states } = ENGLISH;
const team = serverView({ id: 'team', name: 'Team', kind: 'remote', url: 'wss://team.example' });
const connectionHistory: ConnectionHistoryView = {
  periods: [
    { at: NOON, word: 'Connected', why: null, tries: 0 },
    { at: NOON + 60_000, word: 'Reconnecting', why: { kind: 'silent', ms: 20_000 }, tries: 3 },
  ],
  forgotten: 4,
};

async function opened(ui: PageDriver, view: ConnectionHistoryView) {
  await ui.open(
    { ...shownTab({ server: 'team' }), servers: [serverView(), team] },
    { connectionHistory: view },
  );
  await ui.command('connection-history');
  const dialog = ui.page.getByRole('dialog', { name: link.title('Team') });
  await dialog.waitFor();
  return { dialog, events: dialog.getByRole('list', { name: link.chapters }).getByRole('listitem') };
}

test('each state is an event with its reason and its failed tries, and dropped events are counted', async ({
  ui,
}) => {
  const { dialog, events } = await opened(ui, connectionHistory);
  await expect.poll(() => events.count()).toBe(3);
  const [first, second, last] = await events.allInnerTexts();
  expect(first).toContain(link.states.Connected);
  expect(second).toContain(link.states.Reconnecting);
  expect(second).toContain(link.why({ kind: 'silent', ms: 20_000 }));
  expect(second).toContain(link.triedTimes(3));
  expect(last).toBe(link.forgotten(4));
  await dialog.getByText('wss://team.example').waitFor();
  await ui.expectCalls('connectionHistory', [['team']]);
});

test('the history is loaded again when the connection changes', async ({ ui }) => {
  const { events } = await opened(ui, { periods: [], forgotten: 0 });
  await ui.page.getByText(states.noStory).waitFor();
  await ui.answer({ connectionHistory });
  await ui.push({ servers: [serverView(), { ...team, link: linkView({ word: 'Reconnecting' }) }] });
  await expect.poll(() => events.count()).toBe(3);
  await ui.expectCalls('connectionHistory', [['team'], ['team']]);
});

test('Copy copies the whole report and confirms it', async ({ ui }) => {
  const { dialog, events } = await opened(ui, connectionHistory);
  await events.first().waitFor();
  await dialog.getByRole('button', { name: link.copy, exact: true }).click();
  await dialog.getByRole('button', { name: link.copied, exact: true }).waitFor();
  const [[report] = ['']] = await ui.calls('writeClipboard');
  expect(report).toContain('wss://team.example');
  expect(report).toContain(link.states.Reconnecting);
});

test('Close focuses the terminal', async ({ ui }) => {
  const { dialog } = await opened(ui, connectionHistory);
  await dialog.getByRole('button', { name: common.close, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await expectFocused(terminalInput(ui));
});
