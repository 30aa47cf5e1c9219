// Dialog that saves a session's output in a chosen format.
import { expect } from 'vitest';
import { OUTPUT_FORMATS } from '../../../../shared/view/outputFormats.ts';
import { ENGLISH } from '../../../../shared/words/english.ts';
import { shownTab, terminalInput } from '../../../support/pageParts.ts';
import { expectFocused, pageTest as test, type PageDriver } from '../../../support/pageTest.ts';

const { common, terminal } = ENGLISH;

async function opened(ui: PageDriver) {
  await ui.open(shownTab({ session: 'vm.1' }));
  await ui.command('save-output');
  const dialog = ui.page.getByRole('dialog', { name: terminal.saveTitle });
  await dialog.waitFor();
  const choice = (format: (typeof OUTPUT_FORMATS)[number]) =>
    dialog.getByRole('radio', { name: terminal.formats[format].name });
  return { dialog, choice, button: (name: string) => dialog.getByRole('button', { name, exact: true }) };
}

test('the formats are one group of radio buttons, each with its explanation', async ({ ui }) => {
  const { dialog, choice } = await opened(ui);
  const group = dialog.getByRole('radiogroup', { name: terminal.format });
  expect(await group.getByRole('radio').count()).toBe(OUTPUT_FORMATS.length);
  for (const format of OUTPUT_FORMATS) {
    const id = (await choice(format).getAttribute('aria-describedby')) ?? '';
    expect(await dialog.locator(`[id="${id}"]`).innerText()).toBe(terminal.formats[format].hint);
  }
  expect(await choice('text').isChecked()).toBe(true);
});

test('the output is saved in the format that the arrow keys selected', async ({ ui }) => {
  const { dialog, choice, button } = await opened(ui);
  await choice('text').focus();
  await ui.page.keyboard.press('ArrowDown');
  await ui.page.keyboard.press('ArrowDown');
  expect(await choice('asciicast').isChecked()).toBe(true);
  await button(terminal.saveAs).click();
  await ui.expectCalls('saveOutput', [['a', 'asciicast']]);
  await dialog.waitFor({ state: 'detached' });
  await expectFocused(terminalInput(ui));
});

test('Cancel saves nothing', async ({ ui }) => {
  const { dialog, button } = await opened(ui);
  await button(common.cancel).click();
  await dialog.waitFor({ state: 'detached' });
  expect(await ui.calls('saveOutput')).toEqual([]);
});
