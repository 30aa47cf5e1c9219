// Edit menu: acts on the focused field, never on the shell behind a dialog.
import { expect } from 'vitest';
import type { AppDriver } from '../../../scripts/support/app/appDriver.ts';
import { appTest as test } from '../../support/appTest.ts';

test(
  'while a dialog is open, the Edit menu acts on its fields, and nothing reaches the shell',
  { timeout: 60_000 },
  async ({ stage }) => {
    const app = await stage.launch();
    const copied = (): Promise<string> => app.electron.evaluate(({ clipboard }) => clipboard.readText());
    await app.waitForLink('Connected');
    await expectOwnKeys(app);
    await app.menu('Add Server…');
    const dialog = app.page.getByRole('dialog', { name: 'Add server' });
    const token = dialog.getByRole('textbox', { name: 'Token' });
    const name = dialog.getByRole('textbox', { name: 'Name' });
    await app.electron.evaluate(({ clipboard }) => clipboard.writeText('alice:top-secret'));
    await token.focus();
    await app.menu('Paste');
    await expect.poll(() => token.inputValue()).toBe('alice:top-secret');
    await dialog.getByRole('button', { name: 'Test' }).focus();
    await app.menu('Paste');

    await name.fill('a name');
    await app.menu('Select All');
    await app.menu('Copy');
    await expect.poll(copied).toBe('a name');
    await app.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });

    await app.type("echo still-''here\n");
    await app.waitForText('still-here', 20_000);
    expect(await app.history()).not.toContain('top-secret');
    // With the focus in the terminal, the menu acts on it again.
    await app.electron.evaluate(({ clipboard }) => clipboard.writeText('echo pasted-here'));
    await app.input.focus();
    await app.menu('Paste');
    await app.type('\n');
    await app.waitForText('\npasted-here', 20_000);
  },
);

/** Asserts that the menu uses no key that shells need: no plain Ctrl with a letter except T. */
async function expectOwnKeys(app: AppDriver): Promise<void> {
  const keys = await app.electron.evaluate(({ Menu }) => {
    const items = [...(Menu.getApplicationMenu()?.items ?? [])];
    for (const item of items) items.push(...(item.submenu?.items ?? []));
    type WithRole = {
      readonly accelerator?: string;
      readonly getDefaultRoleAccelerator?: () => string | undefined;
    };
    return items
      .filter(({ registerAccelerator }) => registerAccelerator)
      .map(
        (item) => (item as WithRole).accelerator ?? (item as WithRole).getDefaultRoleAccelerator?.() ?? '',
      );
  });
  expect(keys.filter((key) => /^(Ctrl|Control|CmdOrCtrl|CommandOrControl)\+[A-Z]$/i.test(key))).toEqual([]);
}
