// Settings dialog: its search, the scope of changes, and its buttons.
import { expect } from 'vitest';
import { ENGLISH } from '../../../../shared/words/english.ts';
import { shownTab, terminalInput } from '../../../support/pageParts.ts';
import { expectFocused, pageTest as test, type PageDriver } from '../../../support/pageTest.ts';
import { serverView } from '../../views.ts';

const { common, settings, shortcuts } = ENGLISH;
const { rows, sections } = settings;
const team = serverView({ id: 'team', name: 'Team', kind: 'remote' });

async function opened(ui: PageDriver) {
  await ui.open({ ...shownTab(), servers: [serverView(), team] });
  await ui.command('settings');
  const dialog = ui.page.getByRole('dialog', { name: settings.title });
  const search = dialog.getByRole('searchbox', { name: settings.search });
  await expectFocused(search);
  return { dialog, search };
}

test('settings are listed in named sections, and shortcuts after them', async ({ ui }) => {
  const { dialog } = await opened(ui);
  for (const name of [...Object.values(sections), shortcuts.title])
    expect(await dialog.getByRole('region', { name, exact: true }).count(), name).toBe(1);
});

test('typed text leaves only matching settings', async ({ ui }) => {
  const { dialog } = await opened(ui);
  await ui.page.keyboard.type(rows.fontSize.label);
  await expect.poll(() => dialog.getByRole('checkbox').count()).toBe(0);
  await dialog.getByRole('textbox', { name: rows.fontSize.label }).waitFor();
});

test('a search without a match is announced', async ({ ui }) => {
  const { dialog } = await opened(ui);
  await ui.page.keyboard.type('qqqq');
  await dialog.getByRole('status').getByText(settings.noMatch('qqqq')).waitFor();
});

test('settings for one server are changed for it alone', async ({ ui }) => {
  const { dialog } = await opened(ui);
  const scope = dialog.getByRole('combobox', { name: settings.settingsFor });
  expect((await scope.locator('option').allInnerTexts())[0]).toBe(settings.everywhere);
  await scope.selectOption('Team');
  await dialog.getByText(settings.holdsFor('Team')).waitFor();
  await dialog.getByRole('textbox', { name: rows.fontSize.label }).fill('20');
  await ui.page.keyboard.press('Tab');
  await expect.poll(() => ui.calls('changeSettings')).toHaveLength(1);
  const [[change]] = (await ui.calls('changeSettings')) as [[object]];
  // The setting for all sessions stays as it is.
  expect(change).not.toHaveProperty('fontSize');
  expect(JSON.stringify(change)).toContain('"fontSize":20');
  expect(JSON.stringify(change)).toContain('"Team"');
});

test('Open settings.json opens the file of the settings', async ({ ui }) => {
  const { dialog } = await opened(ui);
  await dialog.getByRole('button', { name: settings.openFile }).click();
  await ui.expectCalls('openSettingsFile', [[]]);
});

test('Done closes the dialog and focuses the terminal', async ({ ui }) => {
  const { dialog } = await opened(ui);
  await dialog.getByRole('button', { name: common.done, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await expectFocused(terminalInput(ui));
});

test('the shortcuts close with one Escape, although they were opened with a search', async ({ ui }) => {
  await ui.open(shownTab());
  await ui.command('shortcuts');
  const dialog = ui.page.getByRole('dialog', { name: settings.title });
  await expectFocused(dialog.getByRole('searchbox', { name: settings.search }));
  await ui.page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await expectFocused(terminalInput(ui));
});
