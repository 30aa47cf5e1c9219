// Bar that asks before a program writes to the clipboard.
import { expect } from 'vitest';
import { ENGLISH } from '../../../../shared/words/english.ts';
import { shownTab, terminalInput } from '../../../support/pageParts.ts';
import { expectFocused, pageTest as test, type PageDriver } from '../../../support/pageTest.ts';

const { terminal } = ENGLISH;
const TEXT = 'from the program';

async function opened(ui: PageDriver) {
  await ui.open(shownTab({ title: 'build' }));
  await expectFocused(terminalInput(ui));
  await ui.print('a', `\u001b]52;c;${Buffer.from(TEXT).toString('base64')}\u0007`);
  const bar = ui.page.getByRole('group', { name: terminal.clipboard });
  await bar.getByText(terminal.clipboardQuestion('build', TEXT.length, TEXT)).waitFor();
  return { bar, button: (name: string) => bar.getByRole('button', { name, exact: true }) };
}

test('the bar does not take the focus away from the terminal', async ({ ui }) => {
  await opened(ui);
  await expectFocused(terminalInput(ui));
  expect(await ui.calls('writeClipboard')).toEqual([]);
});

test('Allow puts the text on the clipboard', async ({ ui }) => {
  const { bar, button } = await opened(ui);
  await button(terminal.allow).click();
  await ui.expectCalls('writeClipboard', [[TEXT]]);
  await bar.waitFor({ state: 'detached' });
  await expectFocused(terminalInput(ui));
});

test('Ignore puts nothing on the clipboard', async ({ ui }) => {
  const { bar, button } = await opened(ui);
  await button(terminal.ignore).click();
  await bar.waitFor({ state: 'detached' });
  expect(await ui.calls('writeClipboard')).toEqual([]);
});

test('the question leaves the prompt visible, and is answered by keys alone', async ({ ui }) => {
  const { bar, button } = await opened(ui);
  const area = await ui.page.locator('[data-terminal]').boundingBox();
  const box = await bar.boundingBox();
  expect(box?.y).toBeGreaterThan((area?.y ?? 0) + (area?.height ?? 0) / 2);
  await expect.poll(() => button(terminal.allow).isEnabled()).toBe(true);
  await ui.page.keyboard.press('Control+Shift+I');
  await expectFocused(button(terminal.allow));
  await ui.page.keyboard.press('Escape');
  await expectFocused(terminalInput(ui));
  await ui.page.keyboard.press('Control+Shift+I');
  await ui.page.keyboard.press('Enter');
  await ui.expectCalls('writeClipboard', [[TEXT]]);
  await expectFocused(terminalInput(ui));
});
