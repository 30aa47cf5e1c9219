// Labels over text in a terminal that can be copied.
import { expect } from 'vitest';
import { ENGLISH } from '../../../../shared/words/english.ts';
import { shownTab, terminalInput } from '../../../support/pageParts.ts';
import { expectFocused, pageTest as test, type PageDriver } from '../../../support/pageTest.ts';

const { terminal } = ENGLISH;
const URL_TEXT = 'https://example.com/page';

async function opened(ui: PageDriver, printed: string) {
  await ui.open(shownTab());
  await ui.print('a', printed);
  await ui.page.locator('.xterm-rows').getByText('end-of-output').waitFor();
  await ui.command('hints');
}

/** Returns the label over the address. */
const labelOf = ({ page }: PageDriver): Promise<string> =>
  page.getByRole('menuitem', { name: URL_TEXT }).innerText();

test('typing a label copies its text and focuses the terminal', async ({ ui }) => {
  await opened(ui, `see ${URL_TEXT}\r\nend-of-output\r\n`);
  await ui.page.keyboard.type(await labelOf(ui));
  await ui.expectCalls('writeClipboard', [[URL_TEXT]]);
  await expectFocused(terminalInput(ui));
  expect(await ui.typed('a')).toBe('');
});

test('typing a label with Shift opens its address', async ({ ui }) => {
  await opened(ui, `see ${URL_TEXT}\r\nend-of-output\r\n`);
  for (const letter of await labelOf(ui)) await ui.page.keyboard.press(`Shift+${letter.toUpperCase()}`);
  await ui.expectCalls('openHyperlink', [[URL_TEXT]]);
});

test('without anything to copy a message is shown, which Escape closes', async ({ ui }) => {
  await opened(ui, 'end-of-output\r\n');
  await ui.page.getByText(terminal.noHints).waitFor();
  await ui.page.keyboard.press('Escape');
  await ui.page.getByText(terminal.noHints).waitFor({ state: 'detached' });
  await expectFocused(terminalInput(ui));
});

test('the help covers no label: with addresses in the last rows it is at the top', async ({ ui }) => {
  const filler = '\r\n'.repeat(60);
  const address = `${' '.repeat(50)}https://example.com/page`;
  await opened(ui, `${filler}${address}\r\n${address}\r\nend-of-output`);
  const help = await ui.page.getByText(terminal.hintsHelp).boundingBox();
  const labels = await ui.page
    .getByRole('menuitem')
    .evaluateAll((items) => items.map((item) => item.getBoundingClientRect().top));
  expect(labels.length).toBeGreaterThan(0);
  const bottom = (help?.y ?? 0) + (help?.height ?? 0);
  expect(Math.min(...labels)).toBeGreaterThan(bottom);
});
