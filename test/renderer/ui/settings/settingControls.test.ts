// Controls of settings: changes apply at once, and values that cannot be saved are explained.
import { expect } from 'vitest';
import * as v from 'valibot';
import { settings as settingsSchema, type Settings } from '../../../../shared/settings/settings.ts';
import { ENGLISH } from '../../../../shared/words/english.ts';
import { referredTo, shownTab } from '../../../support/pageParts.ts';
import { pageTest as test, type PageDriver } from '../../../support/pageTest.ts';

const { settings } = ENGLISH;
const { rows } = settings;
const DEFAULTS = v.parse(settingsSchema, {});

async function opened(ui: PageDriver, change: Partial<Settings> = {}) {
  await ui.open({ ...shownTab(), settings: { ...DEFAULTS, ...change } });
  await ui.command('settings');
  const dialog = ui.page.getByRole('dialog', { name: settings.title });
  await dialog.waitFor();
  return dialog;
}

test('a checkbox shows the setting and changes it', async ({ ui }) => {
  const dialog = await opened(ui, { cursorBlink: false });
  const box = dialog.getByRole('checkbox', { name: rows.cursorBlink.label });
  expect(await box.isChecked()).toBe(false);
  await box.press('Space');
  await ui.expectCalls('changeSettings', [[{ cursorBlink: true }]]);
  // The main process confirms the change with a view.
  await ui.push({ settings: { ...DEFAULTS, cursorBlink: true } });
  expect(await box.isChecked()).toBe(true);
});

test('a choice offers all of its options and saves the chosen one', async ({ ui }) => {
  const dialog = await opened(ui);
  const { label, options } = rows.cursorStyle;
  const choice = dialog.getByRole('combobox', { name: label });
  expect(await choice.locator('option').allInnerTexts()).toEqual(Object.values(options));
  await choice.selectOption(options.underline);
  await ui.expectCalls('changeSettings', [[{ cursorStyle: 'underline' }]]);
});

test('a number is saved when its field is left', async ({ ui }) => {
  const dialog = await opened(ui);
  const field = dialog.getByRole('textbox', { name: rows.fontSize.label });
  await field.fill('20');
  expect(await ui.calls('changeSettings')).toEqual([]);
  await field.press('Tab');
  await ui.expectCalls('changeSettings', [[{ fontSize: 20 }]]);
});

test('a number outside the limits is not saved, and the field explains the limits', async ({ ui }) => {
  const dialog = await opened(ui);
  const { label, allowed } = rows.fontSize;
  const field = dialog.getByRole('textbox', { name: label });
  await field.fill('900');
  await field.press('Tab');
  await dialog.getByText(settings.notSaved(allowed)).waitFor();
  expect(await field.getAttribute('aria-invalid')).toBe('true');
  expect(await (await referredTo(field, 'aria-describedby')).innerText()).toBe(settings.notSaved(allowed));
  expect(await ui.calls('changeSettings')).toEqual([]);
  await field.fill('14.5');
  await field.press('Tab');
  await expect.poll(() => field.getAttribute('aria-invalid')).toBe('false');
});

test('a setting that changes elsewhere is shown with its new value', async ({ ui }) => {
  const dialog = await opened(ui);
  const field = dialog.getByRole('textbox', { name: rows.fontSize.label });
  await ui.push({ settings: { ...DEFAULTS, fontSize: 31 } });
  await expect.poll(() => field.inputValue()).toBe('31');
});

test('every control is described by its hint', async ({ ui }) => {
  const dialog = await opened(ui);
  for (const label of [rows.images.label, rows.copyOnSelect.label, rows.ligatures.label]) {
    const described = await referredTo(dialog.getByRole('checkbox', { name: label }), 'aria-describedby');
    expect(await described.innerText(), label).not.toBe('');
  }
});
