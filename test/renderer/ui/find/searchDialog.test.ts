// The dialog that searches all sessions: its field, its ways to search, and what it shows without a match.
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
  const way = (name: keyof typeof find.ways) =>
    dialog.getByRole('button', { name: find.ways[name], exact: true });
  return { dialog, field, way, status: dialog.getByRole('status') };
}

test('before anything is typed it says what it searches', async ({ ui }) => {
  const { status } = await opened(ui);
  await status.getByText(states.searchAll).waitFor();
});

test('Alt with a letter switches the ways to search, whose buttons show it', async ({ ui }) => {
  const { field, way } = await opened(ui);
  for (const [keys, name] of [
    ['Alt+c', 'caseSensitive'],
    ['Alt+w', 'wholeWord'],
    ['Alt+r', 'regex'],
  ] as const) {
    expect(await way(name).getAttribute('aria-pressed')).toBe('false');
    await ui.page.keyboard.press(keys);
    await expect.poll(() => way(name).getAttribute('aria-pressed')).toBe('true');
    await way(name).click();
    await expect.poll(() => way(name).getAttribute('aria-pressed')).toBe('false');
    await field.focus();
  }
});

test('matches are grouped by session, and Enter goes to the chosen one', async ({ ui }) => {
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
  await expect.poll(() => list.getByRole('option').count()).toBe(3);
  expect(await list.getByRole('group', { name: /^logs/ }).getByRole('option').count()).toBe(2);
  expect(await list.locator('mark').allInnerTexts()).toEqual(['needle', 'needle', 'needle']);
  await ui.page.keyboard.press('ArrowDown');
  await ui.page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await ui.expectCalls('activatePane', [['b']]);
  await expectFocused(terminalInput(ui));
});

test('an expression that is not valid is named, and marks the field', async ({ ui }) => {
  const { field, status } = await opened(ui);
  await ui.page.keyboard.press('Alt+r');
  await ui.page.keyboard.type('(');
  await status.getByText(find.invalid).waitFor();
  expect(await field.getAttribute('aria-invalid')).toBe('true');
});

test('Escape closes it and gives the keys back to the terminal', async ({ ui }) => {
  const { dialog } = await opened(ui);
  await ui.page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await expectFocused(terminalInput(ui));
});
