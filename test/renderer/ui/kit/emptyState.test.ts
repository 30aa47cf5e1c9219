// Window without tabs: its buttons.
import { expect } from 'vitest';
import { ENGLISH } from '../../../../shared/words/english.ts';
import { pageTest as test, type PageDriver } from '../../../support/pageTest.ts';

const { detached, start, targets } = ENGLISH;

async function opened(ui: PageDriver) {
  await ui.open({}, { listDetached: { kind: 'listed', sessions: [], missing: [] } });
  await ui.page.getByRole('heading', { name: start.noTab }).waitFor();
  return (name: string) => ui.page.getByRole('button', { name, exact: true });
}

test('Open a shell opens a new tab', async ({ ui }) => {
  const button = await opened(ui);
  await button(start.openShell).click();
  await ui.expectCalls('newTab', [[null]]);
});

test('shortcuts are shown on the buttons, but are not part of their names', async ({ ui }) => {
  const button = await opened(ui);
  expect(await button(start.openShell).innerText()).toContain('Ctrl+Shift+T');
});

test('Open on… opens the menu of targets', async ({ ui }) => {
  const button = await opened(ui);
  await button(start.chooseTarget).click();
  await ui.page.getByRole('menu', { name: targets.newTabOn }).waitFor();
});

test('Background sessions… opens the dialog of background sessions', async ({ ui }) => {
  const button = await opened(ui);
  await button(start.detached).click();
  await ui.page.getByRole('dialog', { name: detached.title }).getByText(detached.none).waitFor();
});
