// Command palette and session switcher in the real app, used with the keyboard alone.
import { expect } from 'vitest';
import type { AppDriver } from '../../../scripts/support/app/appDriver.ts';
import { appTest as test } from '../../support/appTest.ts';
import { E2E_PICTURES, shootThemes } from '../../support/app/pictures.ts';

/** Presses the keys, and waits for the dialog with its first option. */
async function open(app: AppDriver, keys: string, name: string) {
  await app.page.keyboard.press(keys);
  const dialog = app.page.getByRole('dialog', { name });
  await dialog.getByRole('option').first().waitFor();
  const chosen = dialog.getByRole('option', { selected: true });
  return { dialog, chosen };
}
const openPalette = (app: AppDriver) => open(app, 'Control+Shift+P', 'Command palette');
const openSwitch = (app: AppDriver) => open(app, 'Control+Shift+K', 'Switch session');

const shownTab = (app: AppDriver) => app.page.getByRole('tab', { selected: true });

test(
  'commands and sessions are found by a few letters, recent choices come first, and the terminal gets the focus back',
  { timeout: 90_000 },
  async ({ stage }) => {
    const app = await stage.launch();
    await app.waitForLink('Connected');
    await app.renamePane('build');
    await app.page.keyboard.press('Control+Shift+T');
    await app.tabs.nth(1).waitFor();
    await app.renamePane('logs');

    const { dialog, chosen } = await openPalette(app);
    await shootThemes(app, E2E_PICTURES, 'palette');
    await app.page.keyboard.type('spr');
    await chosen.filter({ hasText: /^Split right.*Ctrl\+Shift\+O$/ }).waitFor();
    await app.page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    await expect.poll(() => app.terminal.count()).toBe(2);

    await openPalette(app);
    await app.page.keyboard.type('new comp');
    await chosen.filter({ hasText: 'New tab on this computer' }).waitFor();
    await app.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await app.page.keyboard.type("echo ba''ck\n");
    await app.waitForText('\nback\n', 20_000);
    await app.quit();

    const again = await stage.launch();
    await again.waitForLink('Connected');
    const next = await openPalette(again);
    expect(await next.chosen.textContent()).toMatch(/^Split right/);
    await again.page.keyboard.press('Escape');
    await next.dialog.waitFor({ state: 'hidden' });

    const before = await shownTab(again).textContent();
    const quick = await openSwitch(again);
    await shootThemes(again, E2E_PICTURES, 'switch');
    await again.page.keyboard.type('bui');
    await quick.chosen.filter({ hasText: 'build' }).waitFor();
    await again.page.keyboard.press('Enter');
    await expect.poll(() => shownTab(again).textContent()).toContain('build');
    await expect.poll(() => again.input.evaluate((field) => field === document.activeElement)).toBe(true);
    // The previous session is first now, so the same keys switch back and forth.
    const back = await openSwitch(again);
    await again.page.keyboard.press('Enter');
    await back.dialog.waitFor({ state: 'hidden' });
    await expect.poll(() => shownTab(again).textContent()).toBe(before);
  },
);
