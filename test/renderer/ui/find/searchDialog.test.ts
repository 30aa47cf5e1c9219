// Dialog that searches all sessions: its field, its options, and its matches.
import { expect } from 'vitest';
import { ENGLISH } from '../../../../shared/words/english.ts';
import { shownTab, terminalInput } from '../../../support/pageParts.ts';
import { expectFocused, pageTest as test, type PageDriver } from '../../../support/pageTest.ts';
import { paneView } from '../../views.ts';

const { find, states } = ENGLISH;

async function opened(ui: PageDriver) {
  await ui.open(shownTab());
  await ui.command('search-all');
  const dialog = ui.page.getByRole('dialog', { name: find.searchAll });
  const field = dialog.getByRole('combobox', { name: find.searchAll });
  await expectFocused(field);
  const option = (name: keyof typeof find.ways) =>
    dialog.getByRole('button', { name: find.ways[name], exact: true });
  return { dialog, field, option, status: dialog.getByRole('status') };
}

test('the empty dialog explains what it searches', async ({ ui }) => {
  const { status } = await opened(ui);
  await status.getByText(states.searchAll).waitFor();
});

test('Alt with a letter toggles the search options, whose buttons show it', async ({ ui }) => {
  const { field, option } = await opened(ui);
  for (const [keys, name] of [
    ['Alt+c', 'caseSensitive'],
    ['Alt+w', 'wholeWord'],
    ['Alt+r', 'regex'],
  ] as const) {
    expect(await option(name).getAttribute('aria-pressed')).toBe('false');
    await ui.page.keyboard.press(keys);
    await expect.poll(() => option(name).getAttribute('aria-pressed')).toBe('true');
    await option(name).click();
    await expect.poll(() => option(name).getAttribute('aria-pressed')).toBe('false');
    await field.focus();
  }
});

test('matches are grouped by session, and Enter shows the chosen match', async ({ ui }) => {
  await ui.open({
    panes: [paneView({ title: 'build' }), paneView({ id: 'b', title: 'logs' })],
    activePane: 'a',
  });
  await ui.print('a', 'needle in build\r\n');
  await ui.print('b', 'a needle\r\nanother needle\r\n');
  await ui.command('search-all');
  const dialog = ui.page.getByRole('dialog', { name: find.searchAll });
  const list = dialog.getByRole('listbox', { name: find.matches });
  await expectFocused(dialog.getByRole('combobox', { name: find.searchAll }));
  await ui.page.keyboard.type('needle');
  // The beginning of the word has as many matches.
  await expect.poll(() => list.locator('mark').allInnerTexts()).toEqual(['needle', 'needle', 'needle']);
  expect(await list.getByRole('option').count()).toBe(3);
  expect(await list.getByRole('group', { name: /^logs/ }).getByRole('option').count()).toBe(2);
  await ui.page.keyboard.press('ArrowDown');
  await ui.page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await ui.expectCalls('activatePane', [['b']]);
  await expectFocused(terminalInput(ui));
});

test('an invalid regular expression is announced and marks the field', async ({ ui }) => {
  const { field, status } = await opened(ui);
  await ui.page.keyboard.press('Alt+r');
  await ui.page.keyboard.type('(');
  await status.getByText(find.invalid).waitFor();
  expect(await field.getAttribute('aria-invalid')).toBe('true');
});

test('Escape closes the dialog and focuses the terminal', async ({ ui }) => {
  const { dialog } = await opened(ui);
  await ui.page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await expectFocused(terminalInput(ui));
});
