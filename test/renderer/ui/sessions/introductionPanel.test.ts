// Introduction below the first shell: its three parts and their buttons.
import { expect } from 'vitest';
import { ENGLISH } from '../../../../shared/words/english.ts';
import { shownTab, terminalInput } from '../../../support/pageParts.ts';
import { expectFocused, pageTest as test, type PageDriver } from '../../../support/pageTest.ts';
import { serverView } from '../../views.ts';

const { common, servers, start, targets } = ENGLISH;

async function opened(ui: PageDriver) {
  await ui.open({ ...shownTab(), introduction: true });
  const panel = ui.page.getByRole('region', { name: start.introduction });
  await panel.waitFor();
  return { panel, button: (name: string) => panel.getByRole('button', { name, exact: true }) };
}

test('the introduction has three parts, and the terminal keeps the focus', async ({ ui }) => {
  const { panel } = await opened(ui);
  await expectFocused(terminalInput(ui));
  expect(await panel.getByRole('heading').allInnerTexts()).toEqual([
    start.servers,
    start.containers,
    start.nothingLost,
  ]);
});

test('opened by its command, the introduction gets the focus', async ({ ui }) => {
  const { button } = await opened(ui);
  await ui.command('introduction');
  await ui.expectCalls('showIntroduction', [[true]]);
  await expectFocused(button(start.addServer));
});

test('its buttons open the dialog that adds a server and the menu of targets', async ({ ui }) => {
  const { button } = await opened(ui);
  await button(start.addServer).click();
  await ui.page.getByRole('dialog', { name: servers.addTitle }).waitFor();
  await ui.page.keyboard.press('Escape');
  await button(start.newTabOn).click();
  await ui.page.getByRole('menu', { name: targets.newTabOn }).waitFor();
});

test('the connection is cut and restored, and the terminal has the focus meanwhile', async ({ ui }) => {
  const { panel, button } = await opened(ui);
  await button(start.cut).click();
  await ui.expectCalls('cutLink', [['embedded', true]]);
  await expectFocused(terminalInput(ui));
  await ui.push({ servers: [serverView({ isCut: true })] });
  await panel.getByRole('status').getByText(start.isCut).waitFor();
  await button(start.restore).click();
  await ui.expectCalls('cutLink', [
    ['embedded', true],
    ['embedded', false],
  ]);
  await ui.push({ servers: [serverView()] });
  await panel.getByRole('status').getByText(start.wasCut).waitFor();
});

test('Dismiss hides the introduction for good and focuses the terminal', async ({ ui }) => {
  const { button } = await opened(ui);
  await button(common.dismiss).click();
  await ui.expectCalls('showIntroduction', [[false]]);
  await expectFocused(terminalInput(ui));
});
