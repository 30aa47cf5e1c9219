// Bar that finds text in a terminal.
import { expect } from 'vitest';
import { ENGLISH } from '../../../../shared/words/english.ts';
import { shownTab, terminalInput } from '../../../support/pageParts.ts';
import { expectFocused, pageTest as test, type PageDriver } from '../../../support/pageTest.ts';

const { find } = ENGLISH;

async function opened(ui: PageDriver) {
  await ui.open(shownTab());
  await ui.command('find');
  const bar = ui.page.getByRole('search');
  const field = bar.getByRole('searchbox', { name: find.find });
  await expectFocused(field);
  const button = (name: string) => bar.getByRole('button', { name, exact: true });
  return { bar, field, button, matches: bar.getByRole('status', { name: find.matches }) };
}

test('text without a match is announced', async ({ ui }) => {
  const { matches } = await opened(ui);
  await ui.page.keyboard.type('nowhere');
  await matches.getByText(find.noMatch).waitFor();
});

test('matches are counted, and Enter moves up from the last match', async ({ ui }) => {
  await ui.open(shownTab());
  await ui.print('a', 'one\r\ntwo one\r\nOne\r\n');
  await ui.command('find');
  const matches = ui.page.getByRole('status', { name: find.matches });
  await expectFocused(ui.page.getByRole('searchbox', { name: find.find }));
  await ui.page.keyboard.type('one');
  await matches.getByText(find.countOf(3, 3, false), { exact: true }).waitFor();
  await ui.page.keyboard.press('Enter');
  await matches.getByText(find.countOf(2, 3, false), { exact: true }).waitFor();
  await ui.page.keyboard.press('Shift+Enter');
  await matches.getByText(find.countOf(3, 3, false), { exact: true }).waitFor();
  await ui.page.getByRole('button', { name: find.next, exact: true }).click();
  await matches.getByText(find.countOf(1, 3, false), { exact: true }).waitFor();
  await ui.page.keyboard.press('Alt+c');
  await matches.getByText(find.countOf(1, 2, false), { exact: true }).waitFor();
});

test('an invalid regular expression is announced and marks the field', async ({ ui }) => {
  const { field, matches } = await opened(ui);
  await ui.page.keyboard.press('Alt+r');
  await ui.page.keyboard.type('[');
  await matches.getByText(find.invalid).waitFor();
  expect(await field.getAttribute('aria-invalid')).toBe('true');
  await field.fill('x*');
  await matches.getByText(find.matchesEmpty).waitFor();
  await field.fill('x');
  await expect.poll(() => field.getAttribute('aria-invalid')).toBe('false');
});

test('each search option is a toggle whose tooltip has its key', async ({ ui }) => {
  const { button } = await opened(ui);
  for (const [name, key] of [
    [find.ways.caseSensitive, 'C'],
    [find.ways.wholeWord, 'W'],
    [find.ways.regex, 'R'],
  ] as const) {
    expect(await button(name).getAttribute('title')).toBe(find.wayHint(name, key));
    expect(await button(name).getAttribute('aria-pressed')).toBe('false');
    await button(name).click();
    await expect.poll(() => button(name).getAttribute('aria-pressed')).toBe('true');
  }
});

test('Tab reaches every button, from left to right', async ({ ui }) => {
  const { button } = await opened(ui);
  const { caseSensitive, wholeWord, regex } = find.ways;
  for (const name of [caseSensitive, wholeWord, regex, find.previous, find.next, find.close]) {
    await ui.page.keyboard.press('Tab');
    await expectFocused(button(name));
  }
});

test.for(['Escape', 'the button'] as const)(
  '%s closes the bar and focuses the terminal',
  async (how, { ui }) => {
    const { bar, button } = await opened(ui);
    if (how === 'Escape') await ui.page.keyboard.press('Escape');
    else await button(find.close).click();
    await bar.waitFor({ state: 'detached' });
    await expectFocused(terminalInput(ui));
  },
);

test('typed text goes into the field, and a second Find focuses it again', async ({ ui }) => {
  const { field } = await opened(ui);
  await ui.page.keyboard.type('abc');
  expect(await field.inputValue()).toBe('abc');
  await ui.command('find');
  await expectFocused(field);
});
