// Bar with the reason why a command could not run in a terminal.
import { expect } from 'vitest';
import { ENGLISH } from '../../../../shared/words/english.ts';
import { shownTab, terminalInput } from '../../../support/pageParts.ts';
import { expectFocused, pageTest as test } from '../../../support/pageTest.ts';

const { common, terminal } = ENGLISH;

test('the reason is announced, and is dismissed on request', async ({ ui }) => {
  await ui.open(shownTab());
  // Screen readers announce the text only if its element was there before it.
  const status = ui.page.getByRole('status', { name: terminal.notDone });
  expect(await status.count()).toBe(1);
  await terminalInput(ui).waitFor();
  await ui.command('copy-output');
  await status.getByText(terminal.noOutput).waitFor();
  await status.getByRole('button', { name: common.dismiss }).click();
  await expect.poll(() => status.innerText()).toBe('');
  await expectFocused(terminalInput(ui));
});
