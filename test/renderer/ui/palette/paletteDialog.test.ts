// Command palette and session switcher, used with the keyboard alone.
import { expect } from 'vitest';
import { ENGLISH } from '../../../../shared/words/english.ts';
import { referredTo, shownTab, terminalInput } from '../../../support/pageParts.ts';
import { expectFocused, pageTest as test, type PageDriver } from '../../../support/pageTest.ts';
import { paneView } from '../../views.ts';

const { common, palette, settings } = ENGLISH;

async function opened(ui: PageDriver, command: 'palette' | 'switch-session') {
  await ui.command(command);
  const [title, hint] =
    command === 'palette' ? [palette.title, palette.hint] : [palette.switchTitle, palette.switchHint];
  const dialog = ui.page.getByRole('dialog', { name: title });
  const field = dialog.getByRole('combobox', { name: hint });
  await expectFocused(field);
  return { dialog, field, options: dialog.getByRole('listbox', { name: title }).getByRole('option') };
}

const two = { panes: [paneView({ title: 'build' }), paneView({ id: 'b', title: 'logs' })], activePane: 'a' };

test('typed text filters the commands, and Enter runs the first', async ({ ui }) => {
  await ui.open(shownTab());
  const { dialog, options } = await opened(ui, 'palette');
  await ui.page.keyboard.type(ENGLISH.commands.labels['new-window']);
  await expect.poll(() => options.first().innerText()).toContain(ENGLISH.commands.labels['new-window']);
  await ui.page.keyboard.press('Enter');
  await ui.expectCalls('newWindow', [[]]);
  await dialog.waitFor({ state: 'detached' });
  await expectFocused(terminalInput(ui));
});

test('the arrow keys, Home and End move the selection, and the field refers to the selected option', async ({
  ui,
}) => {
  await ui.open(shownTab());
  const { field, options } = await opened(ui, 'palette');
  expect(await options.nth(0).getAttribute('aria-selected')).toBe('true');
  await ui.page.keyboard.press('ArrowDown');
  await expect.poll(() => options.nth(1).getAttribute('aria-selected')).toBe('true');
  const active = await referredTo(field, 'aria-activedescendant');
  expect(await active.innerText()).toBe(await options.nth(1).innerText());
  await ui.page.keyboard.press('End');
  await expect.poll(() => options.last().getAttribute('aria-selected')).toBe('true');
  await ui.page.keyboard.press('Home');
  await expect.poll(() => options.first().getAttribute('aria-selected')).toBe('true');
});

test('matching letters are marked', async ({ ui }) => {
  await ui.open(shownTab());
  const { options } = await opened(ui, 'palette');
  await ui.page.keyboard.type('settings');
  await options.first().waitFor();
  expect((await options.first().locator('mark').allInnerTexts()).join('').toLowerCase()).toBe('settings');
});

test('text without a match is announced, and Enter does nothing', async ({ ui }) => {
  await ui.open(shownTab());
  const { dialog, options } = await opened(ui, 'palette');
  await ui.page.keyboard.type('qqqq');
  await dialog.getByRole('status').getByText(common.nothingMatches('qqqq')).waitFor();
  expect(await options.count()).toBe(0);
  await ui.page.keyboard.press('Enter');
  await dialog.waitFor();
});

test('Enter in the session switcher shows the chosen session', async ({ ui }) => {
  await ui.open(two, { listDetached: { kind: 'listed', sessions: [], missing: [] } });
  const { dialog } = await opened(ui, 'switch-session');
  await ui.page.keyboard.type('logs');
  await ui.page.keyboard.press('Enter');
  await ui.expectCalls('activatePane', [['b']]);
  await dialog.waitFor({ state: 'detached' });
});

test('a setting is changed from the palette', async ({ ui }) => {
  await ui.open(shownTab());
  const { dialog, options } = await opened(ui, 'palette');
  const { label, options: choices } = settings.rows.cursorStyle;
  await ui.page.keyboard.type(`${label} ${choices.bar}`);
  await options.filter({ hasText: palette.settingTo(label, choices.bar) }).click();
  await ui.expectCalls('changeSettings', [[{ cursorStyle: 'bar' }]]);
  await dialog.waitFor({ state: 'detached' });
});

test('Escape closes the palette and focuses the terminal', async ({ ui }) => {
  await ui.open(shownTab());
  const { dialog } = await opened(ui, 'palette');
  await ui.page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await expectFocused(terminalInput(ui));
});
