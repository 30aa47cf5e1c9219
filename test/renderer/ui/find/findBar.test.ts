// The bar that finds text in one terminal.
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

test('text that is not there is announced', async ({ ui }) => {
  const { matches } = await opened(ui);
  await ui.page.keyboard.type('nowhere');
  await matches.getByText(find.noMatch).waitFor();
});

test('matches are counted, and Enter goes up from the last one', async ({ ui }) => {
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

test('an expression that is not valid marks the field and says so', async ({ ui }) => {
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

test('each way to search is a toggle whose tooltip has its key', async ({ ui }) => {
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

test('every button can be reached with Tab, in the order in which they stand', async ({ ui }) => {
  const { button } = await opened(ui);
  const { caseSensitive, wholeWord, regex } = find.ways;
  for (const name of [caseSensitive, wholeWord, regex, find.previous, find.next, find.close]) {
    await ui.page.keyboard.press('Tab');
    await expectFocused(button(name));
  }
});

test.for(['Escape', 'the button'] as const)(
  '%s closes the bar and gives the keys back',
  async (how, { ui }) => {
    const { bar, button } = await opened(ui);
    if (how === 'Escape') await ui.page.keyboard.press('Escape');
    else await button(find.close).click();
    await bar.waitFor({ state: 'detached' });
    await expectFocused(terminalInput(ui));
  },
);

test('it stays with its tab, and what is typed goes into it and not to the shell', async ({ ui }) => {
  const { field } = await opened(ui);
  await ui.page.keyboard.type('abc');
  expect(await field.inputValue()).toBe('abc');
  await ui.command('find');
  await expectFocused(field);
});
