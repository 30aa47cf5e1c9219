// This computer in the real app: containers, the introduction, and a window and settings that are kept.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { AppDriver } from '../../../scripts/support/app/appDriver.ts';
import type { AppStage } from '../../support/app/appStage.ts';
import { appTest as test } from '../../support/appTest.ts';
import { sharedEngine } from '../../support/engine/dockerEngine.ts';
import { E2E_PICTURES, shootThemes } from '../../support/app/pictures.ts';

test(
  'containers on this computer are listed, filtered, made favorites, and opened with options that are offered again',
  { timeout: 120_000 },
  async ({ stage }) => {
    const app = await stage.launch({ DOCKER_HOST: sharedEngine().dockerHost });
    await app.waitForLink('Connected');
    await app.newTabOn('This computer', stage.container.name);
    await app.waitForLink('Connected');
    await app.type('cat /proc/sys/kernel/hostname; echo in-the-""container\n');
    await app.waitForText('in-the-container', 20_000);
    expect(await app.history()).toContain(`\n${stage.container.id.slice(0, 12)}\n`);
    await app.deselect();
    await useTargetMenu(app, stage);
  },
);

test(
  'a new user sees an introduction below a working shell, can cut the connection, and sees that nothing is lost',
  { timeout: 120_000 },
  async ({ stage }) => {
    const app = await stage.launch({}, { isNewUser: true });
    const introduction = app.page.getByRole('region', { name: 'Introduction' });
    await app.waitForLink('Connected');
    await introduction.waitFor();
    const isTyping = (): Promise<boolean> => app.input.evaluate((input) => input === document.activeElement);
    expect(await isTyping()).toBe(true);

    await app.page.keyboard.type('echo be""fore\n');
    await app.waitForText('before', 20_000);
    await app.deselect();
    await introduction.getByRole('button', { name: 'Cut the connection' }).click();
    await app.waitForLink('Reconnecting');
    expect(await app.status.innerText()).toContain('You cut the connection');
    expect(await isTyping()).toBe(true);
    await app.page.keyboard.type('echo mean""while\n');
    await app.page.getByRole('button', { name: 'Discard unsent input' }).waitFor();
    await introduction.getByRole('button', { name: 'Restore the connection' }).click();
    await app.waitForLink('Connected');
    await app.waitForText('meanwhile', 20_000);
    expect((await app.history()).match(/^(before|meanwhile)$/gm)).toEqual(['before', 'meanwhile']);

    await introduction.getByRole('button', { name: 'Dismiss' }).click();
    await introduction.waitFor({ state: 'hidden' });
    expect(await isTyping()).toBe(true);
    const kept = readFileSync(join(stage.userData, 'introduction.json'), 'utf8');
    expect(JSON.parse(kept)).toEqual({ version: 1, shown: false });
    await app.menu('Introduction');
    const first = introduction.getByRole('button', { name: 'Add server…' });
    await expect.poll(() => first.evaluate((button) => button === document.activeElement)).toBe(true);
  },
);

/** Uses the menu of targets with the keyboard alone; the menu follows changes of the engine. */
async function useTargetMenu(app: AppDriver, { container, userData }: AppStage): Promise<void> {
  const { keyboard } = app.page;
  const { name } = container;
  const menu = app.page.getByRole('menu', { name: 'New tab on' });
  const favorites = menu.getByRole('group', { name: 'Favorites' });
  const filtered = async (): Promise<void> => {
    await keyboard.press('Control+Alt+Shift+T');
    await menu.waitFor();
    await keyboard.type(name);
    await expect.poll(() => menu.getByRole('menuitem', { name: 'Shell on this computer' }).count()).toBe(0);
  };
  await filtered();
  await keyboard.press('Alt+Enter');
  await favorites.getByRole('menuitem', { name }).waitFor();
  await keyboard.press('Shift+Enter');
  const dialog = app.page.getByRole('dialog', { name: `Shell on ${name}` });
  await dialog.getByRole('textbox', { name: 'Directory' }).fill('/tmp');
  await dialog.getByRole('textbox', { name: 'Command' }).fill(`sh -c 'echo "as asked"; exec sh'`);
  await shootThemes(app, E2E_PICTURES, 'shell-options');
  await keyboard.press('Enter');
  await app.tabs.nth(2).waitFor();
  await app.waitForText('as asked', 20_000);
  await app.deselect();
  await filtered();
  const again = favorites.getByRole('menuitem', { name: 'Same as last time: in /tmp, sh -c' });
  await again.waitFor();
  await shootThemes(app, E2E_PICTURES, 'targets-kept');
  const another = await sharedEngine().createContainer({ name: `${name}-beside` });
  await menu.getByRole('menuitem', { name: `${name}-beside` }).waitFor();
  await another.remove();
  await expect.poll(() => menu.getByRole('menuitem', { name: `${name}-beside` }).count()).toBe(0);
  for (const press of ['ArrowDown', 'ArrowDown', 'Enter']) await keyboard.press(press);
  await app.tabs.nth(3).waitFor();
  await app.waitForText('as asked', 20_000);
  const kept = readFileSync(join(userData, 'targets.json'), 'utf8');
  expect(kept).toContain('"directory": "/tmp"');
}

test(
  'the window opens with the position and size with which it was closed',
  { timeout: 60_000 },
  async ({ stage }) => {
    const bounds = { x: 120, y: 90, width: 900, height: 560 };
    const boundsOf = (app: AppDriver) =>
      app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
    let app = await stage.launch();
    await app.electron.evaluate(
      ({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.setBounds(to),
      bounds,
    );
    // The window system may still report the size of the window's first appearance.
    const pageSize = () => app.page.evaluate(() => [window.outerWidth, window.outerHeight]);
    await expect.poll(pageSize).toEqual([bounds.width, bounds.height]);
    await expect.poll(() => boundsOf(app)).toEqual(bounds);
    await app.quit();
    app = await stage.launch();
    await expect.poll(() => boundsOf(app)).toEqual(bounds);
  },
);

/** Enters a setting and closes the dialog. */
async function change(app: AppDriver, setting: string, value: string): Promise<void> {
  await app.menu('Settings…');
  const dialog = app.page.getByRole('dialog', { name: 'Settings' });
  await dialog.getByRole('textbox', { name: setting }).fill(value);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/** Returns the columns of the shown terminal, as its shell has them. */
async function columns(app: AppDriver, word: string): Promise<number> {
  const pattern = new RegExp(`^${word} \\d+ (\\d+)$`, 'm');
  await app.type(`echo ${word} $(stty size)\n`);
  await expect.poll(() => app.history(), { timeout: 20_000 }).toMatch(pattern);
  return Number(pattern.exec(await app.history())?.[1]);
}

test(
  'font size and scrollback apply at once to the shown terminal',
  { timeout: 60_000 },
  async ({ stage }) => {
    const app = await stage.launch();
    await app.waitForLink('Connected');
    const before = await columns(app, 'before');
    await change(app, 'Font size', '26');
    const after = await columns(app, 'after');
    expect(after).toBeGreaterThan(before * 0.4);
    expect(after).toBeLessThan(before * 0.6);

    await app.type('seq 3000; echo all-""printed\n');
    await app.waitForText('all-printed', 20_000);
    expect(await app.history()).toContain('\n1\n2\n');
    await change(app, 'Scrollback lines', '500');
    await expect
      .poll(async () => (await app.history()).split('\n').length, { timeout: 10_000 })
      .toBeLessThan(600);
    expect(await app.history()).toContain('\n2999\n3000\nall-printed\n');
  },
);
