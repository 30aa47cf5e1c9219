// Finding text in the real app: by expression and whole word, with marks on the scroll bar, while output continues.
import { expect } from 'vitest';
import { appTest as test } from '../../support/appTest.ts';
import { E2E_PICTURES, shootThemes } from '../../support/app/pictures.ts';

test(
  'text is found by regular expression, whole word and case, and matches follow new output',
  { timeout: 60_000 },
  async ({ stage }) => {
    const app = await stage.launch();
    await app.waitForLink('Connected');
    await app.type('clear; for i in $(seq 1 300); do echo "job $i: needle Needle needles"; done\n');
    await app.waitForText('job 300', 20_000);
    await app.deselect();
    await app.menu('Find…');
    const field = app.page.getByRole('searchbox', { name: 'Find' });
    const matches = app.page.getByRole('status', { name: 'Matches' });
    const shows = (text: string | RegExp) => expect.poll(() => matches.innerText()).toMatch(text);
    await field.fill('needle');
    await shows('900 of 900');
    await app.page.keyboard.press('Alt+w');
    await shows('600 of 600');
    await app.page.keyboard.press('Alt+c');
    await shows('300 of 300');
    await app.page.keyboard.press('Enter');
    await shows('299 of 300');
    await app.page.keyboard.press('Shift+Enter');
    await app.page.keyboard.press('Shift+Enter');
    await shows('1 of 300');
    await app.page.keyboard.press('Alt+w');
    await app.page.keyboard.press('Alt+r');
    await field.fill('job (');
    await shows('Invalid regular expression');
    await field.fill('job \\d*7:');
    await shows(/^\d+ of 30$/);
    await shootThemes(app, E2E_PICTURES, 'find');
    await app.page.keyboard.press('Escape');
    await app.type('echo job 30""7: more\n');
    await app.waitForText('job 307: more', 20_000);
    await app.menu('Find Previous');
    // The last match is selected, and fills the field of the next search.
    await app.menu('Find…');
    await expect.poll(() => field.inputValue()).toBe('job 307:');
    await shows('1 of 1');
    await field.fill('job \\d*7:');
    await shows(/ of 31$/);
  },
);

test(
  'all sessions are searched at once, and a chosen match is shown in its tab',
  { timeout: 90_000 },
  async ({ stage }) => {
    const app = await stage.launch();
    await app.waitForLink('Connected');
    await app.type('clear; for i in $(seq 1 200); do echo "build $i: ok"; done\n');
    await app.waitForText('build 200', 20_000);
    await app.menu('Rename Tab…');
    await app.page.getByRole('textbox', { name: 'Tab title' }).fill('builder');
    await app.page.keyboard.press('Enter');
    await app.menu('New Tab');
    await expect.poll(() => app.tabs.count()).toBe(2);
    await app.waitForLink('Connected');
    await app.type('clear; echo deploy failed in build 17; seq 100\n');
    await app.waitForText('\n100\n', 20_000);
    await app.deselect();

    await app.page.keyboard.press('Control+Shift+S');
    const dialog = app.page.getByRole('dialog', { name: 'Search all sessions' });
    await dialog.getByRole('combobox').fill('build 17');
    await dialog.getByRole('status').filter({ hasText: 'In 2 of 2 sessions' }).waitFor();
    expect(await dialog.getByRole('option').allInnerTexts()).toEqual([
      'deploy failed in build 17',
      ...Array.from({ length: 10 }, (_, at) => `build ${179 - at}: ok`),
      'build 17: ok',
    ]);
    await shootThemes(app, E2E_PICTURES, 'search-all');
    await app.page.keyboard.press('Alt+w');
    await expect.poll(() => dialog.getByRole('option').count()).toBe(2);
    await app.page.keyboard.press('ArrowDown');
    await app.page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    await expect.poll(() => app.tabs.first().getAttribute('aria-selected')).toBe('true');
    await app.electron.evaluate(({ clipboard }) => clipboard.clear());
    await app.menu('Copy');
    await expect.poll(() => app.electron.evaluate(({ clipboard }) => clipboard.readText())).toBe('build 17');
    await shootThemes(app, E2E_PICTURES, 'search-all-gone-to');
    await app.tabs.last().click();
    await app.quit();

    // After a restart, search includes a tab that was not shown yet.
    const again = await stage.launch();
    await again.page.keyboard.press('Control+Shift+S');
    await again.page.getByRole('dialog').getByRole('combobox').fill('build 150');
    await again.page.getByRole('option', { name: 'build 150: ok' }).click();
    await expect.poll(() => again.tabs.first().getAttribute('aria-selected')).toBe('true');
    await again.electron.evaluate(({ clipboard }) => clipboard.clear());
    await again.menu('Copy');
    await expect
      .poll(() => again.electron.evaluate(({ clipboard }) => clipboard.readText()))
      .toBe('build 150');
    await again.terminal.locator('.xterm-rows').filter({ hasText: 'build 150: ok' }).waitFor();
  },
);
