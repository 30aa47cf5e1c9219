// Shortcuts in the settings: recording keys, reassigning them from another command, removing and resetting them.
import { expect } from 'vitest';
import * as v from 'valibot';
import { settings as settingsSchema, type Settings } from '../../../../shared/settings/settings.ts';
import { ENGLISH } from '../../../../shared/words/english.ts';
import { shownTab } from '../../../support/pageParts.ts';
import { expectFocused, pageTest as test, type PageDriver } from '../../../support/pageTest.ts';

const { settings, shortcuts } = ENGLISH;
const { labels } = ENGLISH.commands;
const DEFAULTS = v.parse(settingsSchema, {});
const FIND = labels.find;

async function opened(ui: PageDriver, own: Settings['shortcuts'] = {}) {
  await ui.open({ ...shownTab(), settings: { ...DEFAULTS, shortcuts: own } });
  await ui.command('settings');
  const section = ui.page.getByRole('region', { name: shortcuts.title, exact: true });
  await section.waitFor();
  const button = (name: string) => section.getByRole('button', { name, exact: true });
  return { section, button };
}

test('unused keys are assigned as soon as they are pressed', async ({ ui }) => {
  const { button } = await opened(ui);
  await button(shortcuts.keysOf(FIND, ['Ctrl+Shift+F'])).press('Enter');
  await expectFocused(button(shortcuts.pressNew(FIND)));
  await ui.page.keyboard.press('Control+Shift+U');
  await ui.expectCalls('changeSettings', [[{ shortcuts: { find: 'Ctrl+Shift+U' } }]]);
});

test('keys of another command are reassigned only after a second Enter', async ({ ui }) => {
  const { section, button } = await opened(ui);
  await button(shortcuts.keysOf(FIND, ['Ctrl+Shift+F'])).press('Enter');
  await ui.page.keyboard.press('Control+Shift+D');
  const warning = shortcuts.takenFrom('Ctrl+Shift+D', labels['detached-sessions'], []);
  await section.getByRole('alert').getByText(warning).waitFor();
  expect(await ui.calls('changeSettings')).toEqual([]);
  // The keys are recorded, and their command does not run.
  expect(await ui.page.getByRole('dialog', { name: ENGLISH.detached.title }).count()).toBe(0);
  await expectFocused(button(shortcuts.useFor('Ctrl+Shift+D', FIND)));
  await ui.page.keyboard.press('Enter');
  await expect.poll(() => ui.calls('changeSettings')).toHaveLength(1);
  expect((await ui.calls('changeSettings'))[0]?.[0]).toMatchObject({ shortcuts: { find: 'Ctrl+Shift+D' } });
});

test('Escape leaves the keys as they are, and the dialog open', async ({ ui }) => {
  const { button } = await opened(ui);
  await button(shortcuts.keysOf(FIND, ['Ctrl+Shift+F'])).press('Enter');
  await ui.page.keyboard.press('Escape');
  await expectFocused(button(shortcuts.keysOf(FIND, ['Ctrl+Shift+F'])));
  await ui.page.getByRole('dialog', { name: settings.title }).waitFor();
  expect(await ui.calls('changeSettings')).toEqual([]);
});

test('keys that programs use are assigned only after a second press', async ({ ui }) => {
  const { section, button } = await opened(ui);
  await button(shortcuts.keysOf(FIND, ['Ctrl+Shift+F'])).click();
  await ui.page.keyboard.press('F9');
  await section.getByRole('alert').getByText(shortcuts.ofPrograms('F9')).waitFor();
  expect(await ui.calls('changeSettings')).toEqual([]);
  await button(shortcuts.useFor('F9', FIND)).click();
  await ui.expectCalls('changeSettings', [[{ shortcuts: { find: 'F9' } }]]);
});

test('keys that a terminal needs cannot be a shortcut', async ({ ui }) => {
  const { section, button } = await opened(ui);
  await button(shortcuts.keysOf(FIND, ['Ctrl+Shift+F'])).press('Enter');
  await ui.page.keyboard.press('Control+c');
  await section
    .getByRole('alert')
    .getByText(shortcuts.refused('Ctrl+C', shortcuts.taken.interrupt))
    .waitFor();
  expect(await ui.calls('changeSettings')).toEqual([]);
});

test('keys are removed, and changed keys are reset', async ({ ui }) => {
  const { button } = await opened(ui, { find: 'Ctrl+Shift+F9' });
  await button(shortcuts.remove(FIND)).click();
  await button(shortcuts.reset(FIND)).click();
  await ui.expectCalls('changeSettings', [[{ shortcuts: { find: null } }], [{ shortcuts: {} }]]);
});

test('keys that were never changed cannot be reset', async ({ ui }) => {
  const { button } = await opened(ui);
  const reset = button(shortcuts.reset(FIND));
  expect(await reset.getAttribute('aria-disabled')).toBe('true');
  await reset.press('Enter');
  expect(await ui.calls('changeSettings')).toEqual([]);
});

test('all changed shortcuts are reset when the button is pressed a second time', async ({ ui }) => {
  const { button } = await opened(ui, { find: 'Ctrl+Shift+F9', 'new-tab': null });
  await button(shortcuts.resetAll(2)).press('Enter');
  expect(await ui.calls('changeSettings')).toEqual([]);
  await button(shortcuts.resetAllSure(2)).press('Enter');
  await ui.expectCalls('changeSettings', [[{ shortcuts: {} }]]);
});
