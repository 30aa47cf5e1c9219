// Tabs in the real app, used through the accessible names of docs/INTERFACES.md.
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { AppDriver } from '../../../scripts/support/app/appDriver.ts';
import { SERVER_NAME } from '../../support/app/appStage.ts';
import { appTest as test } from '../../support/appTest.ts';
import { E2E_PICTURES } from '../../support/app/pictures.ts';

async function titles(app: AppDriver): Promise<string[]> {
  return app.tabs.evaluateAll((tabs) => tabs.map((tab) => tab.textContent ?? ''));
}

/** Opens a tab on this computer for each name, and renames it. */
async function openTabs(app: AppDriver, names: readonly string[]): Promise<void> {
  for (const [index, name] of names.entries()) {
    if (index > 0) await app.page.keyboard.press('Control+Shift+T');
    await app.tabs.nth(index).waitFor();
    await expect.poll(() => app.tabs.nth(index).getAttribute('aria-selected')).toBe('true');
    await app.renamePane(name);
  }
}

test('without any configuration the first tab is a shell on this computer', async ({ stage }) => {
  const app = await stage.launch();
  await app.waitForLink('Connected');
  await app.type("echo first-''tab\n");
  await app.waitForText('first-tab', 20_000);
  await app.page.getByRole('group', { name: /^Terminal: / }).waitFor();
  await app.page.getByRole('button', { name: 'New tab', exact: true }).waitFor();
});

test(
  'tabs are opened, renamed, switched by keys, moved, and closed',
  { timeout: 60_000 },
  async ({ stage }) => {
    const app = await stage.launch();
    await openTabs(app, ['a', 'b', 'c']);
    expect(await titles(app)).toEqual(['a', 'b', 'c']);
    await app.page.keyboard.press('Control+1');
    await expect.poll(() => app.tabs.nth(0).getAttribute('aria-selected')).toBe('true');
    await app.page.keyboard.press('Control+Tab');
    await expect.poll(() => app.tabs.nth(1).getAttribute('aria-selected')).toBe('true');
    await app.page.keyboard.press('Control+Shift+Tab');
    await app.page.keyboard.press('Control+Shift+PageDown');
    await expect.poll(() => titles(app)).toEqual(['b', 'a', 'c']);
    await app.tabs.nth(2).dragTo(app.tabs.nth(0), { targetPosition: { x: 4, y: 10 } });
    await expect.poll(() => titles(app)).toEqual(['c', 'b', 'a']);
    await app.menu('Close Tab');
    await expect.poll(() => titles(app)).toHaveLength(2);
  },
);

test('the Enter that ends renaming does not reach the shell', { timeout: 60_000 }, async ({ stage }) => {
  const app = await stage.launch();
  await app.waitForLink('Connected');
  await app.type("read line; echo got-''$line\n");
  await app.renamePane('renamed');
  await app.type('typed\n');
  await app.waitForText('got-typed', 20_000);
});

test(
  'Close Tab keeps the shell running in the background; End Session ends it',
  { timeout: 60_000 },
  async ({ stage }) => {
    const app = await stage.launchOn();
    await app.type('sleep 12345\n');
    await expect.poll(() => stage.container.top(), { timeout: 20_000 }).toContain('sleep 12345');
    await app.menu('Close Tab');
    await expect.poll(() => app.tabs.count()).toBe(1);
    expect(await stage.container.top()).toContain('sleep 12345');

    await app.newTabOn(SERVER_NAME, stage.container.name);
    await app.type('sleep 54321\n');
    await expect.poll(() => stage.container.top(), { timeout: 20_000 }).toContain('sleep 54321');
    await app.menu('End Session');
    await expect.poll(() => stage.container.top(), { timeout: 20_000 }).not.toContain('sleep 54321');
    await app.page.getByRole('button', { name: 'Restart' }).waitFor();
    await app.screenshot(join(E2E_PICTURES, 'session-ended.png'));
    await app.page.getByRole('button', { name: 'Restart' }).click();
    await app.type("echo anew-''shell\n");
    await app.waitForText('anew-shell', 20_000);
  },
);

test(
  'a corrupt tabs file is kept aside and reported, and the app starts',
  { timeout: 60_000 },
  async ({ stage }) => {
    writeFileSync(join(stage.userData, 'tabs.json'), '{"version": 1, "tabs": [{');
    const app = await stage.launch();
    await app.page
      .getByText(/was kept as/)
      .first()
      .waitFor();
    await app.waitForLink('Connected');
    expect(readdirSync(stage.userData).some((name) => /^tabs.*corrupt/.test(name))).toBe(true);
  },
);

test(
  'Select All, Copy, Paste and Find work on the whole scrollback',
  { timeout: 60_000 },
  async ({ stage }) => {
    const app = await stage.launch();
    await app.waitForLink('Connected');
    await app.type('for i in $(seq 1 500); do echo needle $i; done\n');
    await app.waitForText('needle 500', 20_000);
    await app.menu('Find…');
    await app.page.getByRole('searchbox', { name: 'Find' }).fill('needle 1');
    // “1” matches in line 1, in lines 10–19 and in lines 100–199.
    await app.page.getByRole('status', { name: 'Matches' }).filter({ hasText: 'of 111' }).waitFor();
    await app.screenshot(join(E2E_PICTURES, 'find.png'));
    await app.page.keyboard.press('Escape');
    await app.electron.evaluate(({ clipboard }) => clipboard.writeText("echo pasted-''text"));
    const echoed = await app.watchOutput();
    await app.menu('Paste');
    await echoed();
    await app.page.keyboard.press('Enter');
    await app.waitForText('pasted-text', 20_000);
  },
);
