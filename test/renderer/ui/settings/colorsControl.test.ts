// Setting for a terminal's colors: chosen from a list, or imported from a file.
import { expect } from 'vitest';
import { ENGLISH } from '../../../../shared/words/english.ts';
import { shownTab } from '../../../support/pageParts.ts';
import { pageTest as test, type PageDriver } from '../../../support/pageTest.ts';

const { settings } = ENGLISH;
const { label } = settings.rows.darkColors;

async function opened(ui: PageDriver) {
  await ui.open(shownTab());
  await ui.command('settings');
  const dialog = ui.page.getByRole('dialog', { name: settings.title });
  const choice = dialog.getByRole('combobox', { name: label, exact: true });
  await choice.waitFor();
  return { dialog, choice, button: dialog.getByRole('button', { name: settings.importNamed(label) }) };
}

test('schemes are listed by dark and light, and the chosen one is saved', async ({ ui }) => {
  const { choice } = await opened(ui);
  const groups = await choice
    .locator('optgroup')
    .evaluateAll((all) => all.map((group) => group.getAttribute('label')));
  expect(groups).toEqual([settings.darkSchemes, settings.lightSchemes]);
  const [, second = ''] = await choice.locator('optgroup').first().locator('option').allInnerTexts();
  await choice.selectOption(second);
  await ui.expectCalls('changeSettings', [[{ darkColors: second }]]);
});

test('an imported color scheme is kept under its name, and used', async ({ ui }) => {
  const { button } = await opened(ui);
  const text = JSON.stringify({ name: 'Deep Sea', background: '#001122', foreground: '#ddeeff' });
  await ui.answer({ readColors: { name: 'Deep Sea.json', text } });
  await button.click();
  await expect.poll(() => ui.calls('changeSettings')).toHaveLength(2);
  const [[kept] = [], [used] = []] = await ui.calls('changeSettings');
  expect(Object.keys(kept?.colorSchemes ?? {})).toEqual(['Deep Sea']);
  expect(used).toEqual({ darkColors: 'Deep Sea' });
});

test('a file without colors changes nothing, and the reason is shown', async ({ ui }) => {
  const { dialog, button } = await opened(ui);
  await ui.answer({ readColors: { name: 'notes.json', text: '{}' } });
  await button.click();
  await dialog.getByText(settings.noColorsIn('notes.json')).waitFor();
  expect(await ui.calls('changeSettings')).toEqual([]);
});

test('nothing changes when no file is chosen', async ({ ui }) => {
  const { button } = await opened(ui);
  await ui.answer({ readColors: null });
  await button.click();
  await ui.expectCalls('readColors', [[]]);
  expect(await ui.calls('changeSettings')).toEqual([]);
});
