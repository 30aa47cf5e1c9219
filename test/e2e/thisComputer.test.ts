// What the app has of this computer: its containers, and a window and settings that are as they were left.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AppDriver } from '../../scripts/support/appDriver.ts';
import { createAppStage, type AppStage } from '../support/appStage.ts';
import { sharedEngine } from '../support/dockerEngine.ts';

let stage: AppStage;

beforeEach(async () => {
  stage = await createAppStage();
}, 60_000);

afterEach(() => stage.close(), 60_000);

test(
  'containers of this computer’s engine are offered, and a shell opens in one',
  { timeout: 60_000 },
  async () => {
    const app = await stage.launch({ DOCKER_HOST: sharedEngine().dockerHost });
    await app.waitForLink('Connected');
    await app.newTabOn('This computer', stage.container.name);
    await app.waitForLink('Connected');
    await app.type('cat /proc/sys/kernel/hostname; echo in-the-""container\n');
    await app.waitForText('in-the-container', 20_000);
    expect(await app.history()).toContain(`\n${stage.container.id.slice(0, 12)}\n`);
  },
);

test('the window opens where and as large as it was left', { timeout: 60_000 }, async () => {
  const bounds = { x: 120, y: 90, width: 900, height: 560 };
  const boundsOf = (app: AppDriver) =>
    app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
  let app = await stage.launch();
  await app.electron.evaluate(
    ({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.setBounds(to),
    bounds,
  );
  await expect.poll(() => boundsOf(app)).toEqual(bounds);
  await app.quit();
  app = await stage.launch();
  await expect.poll(() => boundsOf(app)).toEqual(bounds);
});

/** Enters a setting and closes the dialog. */
async function change(app: AppDriver, setting: string, value: string): Promise<void> {
  await app.menu('Settings…');
  const dialog = app.page.getByRole('dialog', { name: 'Settings' });
  await dialog.getByRole('textbox', { name: setting }).fill(value);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/** Columns of the shown terminal, as its shell has them. */
async function columns(app: AppDriver, word: string): Promise<number> {
  const pattern = new RegExp(`^${word} \\d+ (\\d+)$`, 'm');
  await app.type(`echo ${word} $(stty size)\n`);
  await expect.poll(() => app.history(), { timeout: 20_000 }).toMatch(pattern);
  return Number(pattern.exec(await app.history())?.[1]);
}

test(
  'font size and scrollback take effect at once, in the terminal that is shown',
  { timeout: 60_000 },
  async () => {
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
