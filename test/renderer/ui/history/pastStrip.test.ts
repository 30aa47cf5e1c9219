// Strip above a terminal: skipped output, and output that is being loaded or saved.
import { expect } from 'vitest';
import { ENGLISH } from '../../../../shared/words/english.ts';
import { shownTab, terminalInput } from '../../../support/pageParts.ts';
import { expectFocused, pageTest as test } from '../../../support/pageTest.ts';

const { common, terminal } = ENGLISH;

test('skipped output is counted, and is loaded on request', async ({ ui }) => {
  await ui.open(shownTab({ skipped: { bytes: 4_096, since: null } }));
  const strip = ui.page.getByRole('group', { name: terminal.skipped });
  await strip.getByText(terminal.skippedAmount(4_096)).waitFor();
  await strip.getByRole('button', { name: terminal.loadSkipped }).click();
  await ui.expectCalls('loadPast', [['a']]);
  await expectFocused(terminalInput(ui));
});

test('Dismiss leaves the skipped output on the server', async ({ ui }) => {
  await ui.open(shownTab({ skipped: { bytes: 4_096, since: null } }));
  await ui.page
    .getByRole('group', { name: terminal.skipped })
    .getByRole('button', { name: common.dismiss })
    .click();
  await ui.expectCalls('dismissSkipped', [['a']]);
  expect(await ui.calls('loadPast')).toEqual([]);
});

test.for([
  ['loading', terminal.loading, 'cancelLoad'],
  ['saving', terminal.saving, 'cancelSave'],
] as const)('%s shows its progress, and Cancel stops it', async ([what, label, call], { ui }) => {
  await ui.open(shownTab({ [what]: { doneBytes: 256, totalBytes: 1_024 } }));
  const strip = ui.page.getByRole('group', { name: label });
  const bar = strip.getByRole('progressbar', { name: label });
  expect(await bar.evaluate((element) => (element as HTMLProgressElement).value)).toBe(0.25);
  await strip.getByRole('button', { name: common.cancel }).click();
  await ui.expectCalls(call, [['a']]);
  await expectFocused(terminalInput(ui));
});
