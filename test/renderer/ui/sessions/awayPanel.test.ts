// Panel with the events that happened while the user was away.
import { expect } from 'vitest';
import type { AwayView } from '../../../../shared/view/away.ts';
import { ENGLISH } from '../../../../shared/words/english.ts';
import { terminalInput } from '../../../support/pageParts.ts';
import { expectFocused, pageTest as test, type PageDriver } from '../../../support/pageTest.ts';
import { NOON, paneView } from '../../views.ts';

const { away: words, common } = ENGLISH;
const away: AwayView = {
  since: NOON,
  until: NOON + 3_600_000,
  items: [
    {
      id: '1',
      pane: 'b',
      at: NOON + 1_000,
      kind: 'command',
      line: 'make',
      exitCode: 2,
      durationMs: 61_000,
      from: 0,
    },
    { id: '2', pane: 'a', at: NOON + 2_000, kind: 'bell', count: 3 },
    {
      id: '3',
      pane: 'gone',
      at: NOON + 3_000,
      kind: 'ended',
      end: { kind: 'exited', exitCode: 1 },
      replaced: false,
    },
  ],
  output: [{ pane: 'b', bytes: 2_048 }],
};

async function opened(ui: PageDriver) {
  const panes = [paneView(), paneView({ id: 'b', title: 'build' })];
  await ui.open({ panes, activePane: 'a', away });
  const panel = ui.page.getByRole('dialog', { name: words.title });
  return { panel, items: panel.getByRole('listitem') };
}

test('all events are listed in order, with their tabs', async ({ ui }) => {
  const { panel, items } = await opened(ui);
  const [command, bell, ended] = await items.allInnerTexts();
  expect(command).toContain('make');
  expect(command).toContain(words.outcome(2, 61_000));
  expect(command).toContain('build');
  expect(bell).toContain(words.bellRang);
  expect(bell).toContain(words.times(3));
  expect(ended).toContain(words.ended);
  expect(ended).toContain(common.closedTab);
  await panel.getByText(words.printed(words.printedBy('build', 2_048))).waitFor();
});

test('the panel does not take the focus away from the terminal', async ({ ui }) => {
  const { panel } = await opened(ui);
  await panel.waitFor();
  await expectFocused(terminalInput(ui).first());
});

test('a click on an event shows its tab', async ({ ui }) => {
  const { items } = await opened(ui);
  await items.first().getByRole('button').click();
  await ui.expectCalls('activatePane', [['b']]);
  await expectFocused(terminalInput(ui).first());
  expect(await ui.page.getByRole('tab', { selected: true }).innerText()).toContain('build');
});

test.for(['Escape', 'the button'] as const)('%s dismisses the panel', async (how, { ui }) => {
  const { panel, items } = await opened(ui);
  if (how === 'Escape') await items.first().getByRole('button').press('Escape');
  else await panel.getByRole('button', { name: common.dismiss }).click();
  await ui.expectCalls('dismissAway', [[]]);
  await ui.push({ away: null });
  await panel.waitFor({ state: 'detached' });
});
