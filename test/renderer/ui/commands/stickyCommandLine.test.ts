// The command above the first row of its output, and where it must not be.
import { expect } from 'vitest';
import { shownTab } from '../../../support/pageParts.ts';
import { pageTest as test } from '../../../support/pageTest.ts';

const mark = (text: string): string => `\u001b]133;${text}\u0007`;
const PROMPT = `${mark('A')}$ ${mark('B')}`;
const lines = Array.from({ length: 60 }, (_, index) => `row ${index}`).join('\r\n');

test('no row of a pager in the normal buffer is covered, and its text can be scrolled to its command', async ({
  ui,
}) => {
  await ui.open(shownTab());
  const sticky = ui.page.getByRole('button', { name: /^Command: git log/ });
  await ui.print('a', `${PROMPT}git log\r\n${mark('C;cmdline_url=git%20log')}${lines}`);
  await sticky.waitFor();
  // What less sends at its start.
  await ui.print('a', '\u001b[?1h\u001b=\r\n:');
  await sticky.waitFor({ state: 'detached' });
  await ui.print('a', `\u001b[?1l\u001b>\r\n${mark('D;0')}`);
  await sticky.waitFor();
});

test('a selection that Escape removed does not come back with another text size', async ({ ui }) => {
  await ui.open(shownTab());
  await ui.print('a', `${PROMPT}ls\r\n${mark('C')}${lines}\r\n${mark('D;0')}${PROMPT}`);
  await ui.page.locator('.xterm-rows').getByText('row 59').waitFor();
  const drawn = (): Promise<number> => ui.page.locator('.xterm-selection > div').count();
  await ui.command('select-output');
  await expect.poll(drawn).toBeGreaterThan(0);
  await ui.page.getByRole('textbox', { name: 'Terminal input' }).press('Escape');
  await expect.poll(drawn).toBe(0);
  await ui.command('larger-text');
  const [[change] = [{}]] = await ui.calls('changeSettings');
  const { settings } = (await ui.page.evaluate('window.holdfast.call("view")')) as { settings: object };
  await ui.push({ settings: { ...settings, ...change } as never });
  await ui.print('a', 'more');
  await ui.page.locator('.xterm-rows').getByText('more').waitFor();
  expect(await drawn()).toBe(0);
});
