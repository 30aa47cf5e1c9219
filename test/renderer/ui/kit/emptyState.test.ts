// The window without a tab: what it offers.
import { expect } from 'vitest';
import { ENGLISH } from '../../../../shared/words/english.ts';
import { pageTest as test, type PageDriver } from '../../../support/pageTest.ts';

const { detached, start, targets } = ENGLISH;

async function opened(ui: PageDriver) {
  await ui.open({}, { listDetached: { kind: 'listed', sessions: [], missing: [] } });
  await ui.page.getByRole('heading', { name: start.noTab }).waitFor();
  return (name: string) => ui.page.getByRole('button', { name, exact: true });
}

test('a shell is opened', async ({ ui }) => {
  const button = await opened(ui);
  await button(start.openShell).click();
  await ui.expectCalls('newTab', [[null]]);
});

test('the buttons are named by their words, and their keys are for the eye', async ({ ui }) => {
  const button = await opened(ui);
  expect(await button(start.openShell).innerText()).toContain('Ctrl+Shift+T');
});

test('a target is chosen in the menu', async ({ ui }) => {
  const button = await opened(ui);
  await button(start.chooseTarget).click();
  await ui.page.getByRole('menu', { name: targets.newTabOn }).waitFor();
});

test('detached sessions are listed in their dialog', async ({ ui }) => {
  const button = await opened(ui);
  await button(start.detached).click();
  await ui.page.getByRole('dialog', { name: detached.title }).getByText(detached.none).waitFor();
});
