// Settings in the real app: searched, changed, imported, edited by hand, and kept.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { AppDriver } from '../../../scripts/support/app/appDriver.ts';
import { appTest as test } from '../../support/appTest.ts';
import { expectAccessible } from '../../support/app/accessibility.ts';
import { LIGATURE_FONT } from '../../../scripts/setup/testFont.ts';
import { pageDrawsLigatures, webGlDrawsLigatures } from '../../support/app/ligatureScene.ts';
import { E2E_PICTURES, shootThemes } from '../../support/app/pictures.ts';

test(
  'settings take effect at once, are kept, and follow edits of their file',
  { timeout: 90_000 },
  async ({ stage }) => {
    let app = await stage.launch();
    await app.waitForLink('Connected');
    await app.menu('Settings…');
    const dialog = app.page.getByRole('dialog', { name: 'Settings' });
    await dialog.getByRole('combobox', { name: 'Theme' }).selectOption('dark');
    await dialog.getByRole('textbox', { name: 'Font size' }).fill('999');
    await dialog.getByRole('textbox', { name: 'Font size' }).blur();
    await dialog.getByText('Not saved', { exact: false }).waitFor();
    await dialog.getByRole('button', { name: 'Done' }).click();
    await app.quit();
    app = await stage.launch();
    await app.waitForLink('Connected');
    const theme = () => app.tabs.first().evaluate((tab) => getComputedStyle(tab).colorScheme);
    expect(await theme()).toBe('dark');
    // Edits of the file apply while the app runs.
    const file = join(stage.userData, 'settings.json');
    const stored = JSON.parse(readFileSync(file, 'utf8')) as object;
    const shortcuts = { copy: 'Ctrl+C' };
    writeFileSync(file, JSON.stringify({ ...stored, theme: 'light', fontSize: 999, shortcuts }, null, 2));
    await expect.poll(theme, { timeout: 10_000 }).toBe('light');
    await app.page.getByText('“fontSize” is invalid').waitFor();
    await app.page.getByText(/line \d+: “shortcuts.copy” is invalid \(Ctrl\+C cannot be/).waitFor();
    await app.dismissNotices();
    await shortcutsAreChangedByKeys(app);
    // Shortcuts in the file apply without a restart.
    const changed = JSON.parse(readFileSync(file, 'utf8')) as object;
    writeFileSync(file, JSON.stringify({ ...changed, shortcuts: { palette: 'alt+shift+j' } }));
    await expect.poll(() => acceleratorOf(app, 'Command Palette…'), { timeout: 10_000 }).toBe('Alt+Shift+J');
    await expect
      .poll(async () => {
        await app.page.keyboard.press('Alt+Shift+J');
        return app.page.getByRole('dialog', { name: 'Command palette' }).isVisible();
      })
      .toBe(true);
    await app.page.keyboard.press('Escape');
    // For screen readers, each printed row is a list item.
    writeFileSync(file, JSON.stringify({ ...changed, screenReader: 'on' }));
    await app.terminal.getByRole('listitem').first().waitFor({ state: 'attached', timeout: 10_000 });
    await app.type('echo read-a""loud\n');
    await app.terminal
      .getByRole('listitem')
      .filter({ hasText: /^read-aloud/ })
      .waitFor({ state: 'attached' });
    await expectAccessible(app, 'a terminal that is read');
  },
);

const acceleratorOf = (app: AppDriver, label: string) =>
  app.electron.evaluate(({ Menu }, wanted) => {
    const items = (Menu.getApplicationMenu()?.items ?? []).flatMap((item) => item.submenu?.items ?? []);
    return items.find((item) => item.label === wanted)?.accelerator ?? '';
  }, label);

/** Changes shortcuts with the keyboard alone. */
async function shortcutsAreChangedByKeys(app: AppDriver): Promise<void> {
  const { keyboard } = app.page;
  await app.input.focus();
  await keyboard.press('F1');
  const dialog = settingsDialog(app);
  const keysOf = (name: string) => dialog.getByRole('button', { name, exact: true });
  await keysOf('Shortcut for Find: Ctrl+Shift+F').waitFor();
  await keyboard.type('find next');
  // Skips the two controls before the shortcut.
  await keyboard.press('Tab');
  await keyboard.press('Tab');
  await keyboard.press('Enter');
  const recording = dialog.getByRole('button', {
    name: 'Press the new shortcut for Find next, or Escape to cancel',
  });
  await recording.waitFor();
  // While recording, the keys of Quit do not quit, and keys that a shell needs are refused.
  await keyboard.press('Control+c');
  await dialog.getByRole('alert').filter({ hasText: 'it interrupts the program' }).waitFor();
  await keyboard.press('Control+Shift+Q');
  await dialog.getByRole('alert').filter({ hasText: 'is already used by “Quit”' }).waitFor();
  await keyboard.press('Escape');
  await keysOf('Shortcut for Find next: Ctrl+Shift+G').waitFor();
  await keyboard.press('Enter');
  await keyboard.press('Control+Shift+O');
  await keysOf('Use Ctrl+Shift+O for Find next').waitFor();
  await keyboard.press('Enter');
  await keysOf('Shortcut for Find next: Ctrl+Shift+O').waitFor();
  await expect.poll(() => acceleratorOf(app, 'Find Next')).toBe('Ctrl+Shift+O');
  expect(await acceleratorOf(app, 'Split Right')).toBe('');
  await dialog.getByRole('searchbox').fill('split');
  await dialog.getByText('Ctrl+Shift+O is used by “Find next”').waitFor();
  for (const press of [...Array<string>(6).fill('Tab'), 'Enter']) await keyboard.press(press);
  await keysOf('Shortcut for Split down: none').waitFor();
  await dialog.getByRole('button', { name: 'Reset all 2 changed shortcuts' }).press('Enter');
  await dialog.getByRole('button', { name: 'Yes, reset all 2 changed shortcuts' }).press('Enter');
  await keysOf('Shortcut for Split down: Ctrl+Shift+E').waitFor();
  await keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
}

const settingsDialog = (app: AppDriver) => app.page.getByRole('dialog', { name: 'Settings' });

async function backgroundOf(app: AppDriver): Promise<string> {
  return app.terminal
    .locator('.xterm-scrollable-element')
    .first()
    .evaluate((element) => getComputedStyle(element).backgroundColor);
}

test(
  'color schemes are chosen from a list, or imported from other terminals',
  { timeout: 60_000 },
  async ({ stage }) => {
    const scheme = join(stage.folder, 'Deep Sea.json');
    writeFileSync(scheme, JSON.stringify({ background: '#001122', foreground: '#ddeeff', red: '#ff5555' }));
    const app = await stage.launch();
    await app.waitForLink('Connected');
    await app.page.emulateMedia({ colorScheme: 'dark' });
    await app.type("clear; printf '\\033[31mred \\033[32mgreen \\033[34mblue\\033[0m plain\\n'\n");
    await app.waitForText('red green blue plain', 20_000);
    await app.deselect();
    await app.deselect();
    await app.menu('Settings…');
    const dialog = settingsDialog(app);
    await shootThemes(app, E2E_PICTURES, 'settings');
    await app.page.emulateMedia({ colorScheme: 'dark' });
    await app.page.keyboard.type('darkColors');
    await expect.poll(() => dialog.getByRole('region').getByRole('combobox').count()).toBe(1);
    await dialog.getByRole('combobox', { name: 'Dark colors' }).selectOption('Solarized Dark');
    await expect.poll(() => backgroundOf(app)).toBe('rgb(0, 43, 54)');
    await shootThemes(app, E2E_PICTURES, 'settings-found');
    await app.page.emulateMedia({ colorScheme: 'dark' });
    await app.electron.evaluate(({ dialog: system }, path) => {
      system.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
    }, scheme);
    await dialog.getByRole('button', { name: 'Import dark colors…' }).click();
    await expect.poll(() => backgroundOf(app)).toBe('rgb(0, 17, 34)');
    expect(await dialog.getByRole('combobox', { name: 'Dark colors' }).inputValue()).toBe('Deep Sea');
    // Other colors for one server alone, and back.
    await dialog.getByRole('combobox', { name: 'Settings for' }).selectOption('This computer');
    await dialog.getByRole('combobox', { name: 'Dark colors' }).selectOption('Nord');
    await expect.poll(() => backgroundOf(app)).toBe('rgb(46, 52, 64)');
    await dialog.getByRole('searchbox').fill('');
    await shootThemes(app, E2E_PICTURES, 'settings-profile');
    await app.page.emulateMedia({ colorScheme: 'dark' });
    await dialog.getByRole('button', { name: 'Reset Dark colors to default' }).click();
    await expect.poll(() => backgroundOf(app)).toBe('rgb(0, 17, 34)');
    await dialog.getByRole('combobox', { name: 'Settings for' }).selectOption('All sessions');
    // Opacity applies to new windows only.
    await dialog.getByRole('textbox', { name: 'Opacity' }).fill('0.8');
    await dialog.getByRole('textbox', { name: 'Opacity' }).press('Tab');
    writeFileSync(scheme, 'no colors');
    await dialog.getByRole('button', { name: 'Import dark colors…' }).click();
    await dialog.getByText('“Deep Sea.json” is not a property list or JSON file.').waitFor();
    await app.page.keyboard.press('Escape');
    await app.quit();
    const again = await stage.launch();
    await again.waitForLink('Connected');
    await again.page.emulateMedia({ colorScheme: 'dark' });
    // The pane draws the translucent background instead of the terminal; programs still get the opaque color.
    const paneBackground = () =>
      again.page.locator('[id^="pane-"]').evaluate((pane) => getComputedStyle(pane).backgroundColor);
    await expect.poll(paneBackground).toBe('rgba(0, 17, 34, 0.8)');
    expect(await backgroundOf(again)).toBe('rgba(0, 17, 34, 0)');
    expect(await again.page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
      'rgba(0, 0, 0, 0)',
    );
    await again.type(`clear; printf '\\033]11;?\\a'; read -t 5 -d $'\\a' -s a; echo "\${a#*;}"\n`);
    await again.waitForText('rgb:0000/1111/2222', 20_000);
  },
);

test(
  'settings turn on copy on select, paste by right click, and ligatures',
  { timeout: 120_000 },
  async ({ stage }) => {
    writeFileSync(
      join(stage.userData, 'settings.json'),
      JSON.stringify({
        version: 1,
        copyOnSelect: true,
        rightClick: 'paste',
        fontFamily: `"${LIGATURE_FONT}", monospace`,
      }),
    );
    const app = await stage.launch();
    await app.waitForLink('Connected');
    await app.type("clear; echo one-''word\n");
    await app.waitForText('one-word', 20_000);
    await app.deselect();
    await app.electron.evaluate(({ clipboard }) => clipboard.clear());
    const clipboard = () => app.electron.evaluate(({ clipboard: system }) => system.readText());
    const box = await app.terminal.boundingBox();
    if (box === null) throw new Error('there is no terminal');
    await app.page.mouse.dblclick(box.x + 20, box.y + 8);
    await expect.poll(clipboard).toBe('one-word');
    await app.deselect();
    await app.type('echo got""-');
    await app.page.mouse.click(box.x + 200, box.y + 200, { button: 'right' });
    await app.waitForText('got""-one-word', 20_000);
    await app.page.keyboard.press('Enter');
    await app.waitForText('got-one-word', 20_000);
    await pageDrawsLigatures(app);
    await webGlDrawsLigatures(app);
  },
);
