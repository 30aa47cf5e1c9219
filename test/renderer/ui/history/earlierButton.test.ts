// Button at the first line of a terminal whose server has earlier output.
import type { PaneView } from '../../../../shared/view/view.ts';
import { ENGLISH } from '../../../../shared/words/english.ts';
import { shownTab, terminalInput } from '../../../support/pageParts.ts';
import { expectFocused, pageTest as test, type PageDriver } from '../../../support/pageTest.ts';

const { terminal } = ENGLISH;

/** Scrolls a terminal with more lines than its pane to its first line. */
async function scrolledUp(ui: PageDriver, change: Partial<PaneView>): Promise<void> {
  await ui.open(shownTab({ session: 'vm.1', ...change }));
  await expectFocused(terminalInput(ui));
  const lines = Array.from({ length: 100 }, (_, index) => `line ${index}\r\n`);
  await ui.print('a', lines.join(''));
  const rows = ui.page.locator('.xterm-rows');
  await rows.getByText('line 99').waitFor();
  while ((await rows.getByText('line 0', { exact: true }).count()) === 0)
    await ui.page.keyboard.press('Shift+PageUp');
}

test('earlier output is loaded on request, and the terminal keeps the focus', async ({ ui }) => {
  await scrolledUp(ui, { earlierBytes: 4_096 });
  const button = ui.page.getByRole('button', { name: terminal.loadEarlier });
  await button.getByText(terminal.bytes(4_096)).waitFor();
  await button.click();
  await ui.expectCalls('loadPast', [['a']]);
  await expectFocused(terminalInput(ui));
});

test('the button opens the Save output dialog when the output is too large for the terminal', async ({
  ui,
}) => {
  await scrolledUp(ui, { savedOnly: true });
  await ui.page.getByRole('button', { name: terminal.saveOutput }).click();
  await ui.page.getByRole('dialog', { name: terminal.saveTitle }).waitFor();
});
