// What happens in tabs out of sight, in the real app: a notification, a badge until it is looked at, a click that shows the tab.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { AppDriver } from '../../../scripts/support/app/appDriver.ts';
import { appTest as test } from '../../support/appTest.ts';
import { E2E_PICTURES, shootThemes } from '../../support/app/pictures.ts';

test.override('settings', { notifyAfterSeconds: 1 });

type Told = { readonly title: string; readonly body: string };
type Watched = typeof globalThis & { told: (Told & { emit: (event: string) => boolean })[] };

/** Gives the window the focus, which takes a window manager, and keeps what the system is asked to show, which takes a desktop. */
const actAsDesktop = (app: AppDriver) =>
  app.electron.evaluate(({ BrowserWindow, Notification }) => {
    const told: Watched['told'] = [];
    Object.assign(globalThis, { told });
    Notification.isSupported = () => true;
    Notification.prototype.show = function show(this: Watched['told'][number]) {
      told.push(this);
    };
    BrowserWindow.prototype.isFocused = () => true;
    BrowserWindow.getAllWindows()[0]?.emit('focus');
  });
const told = (app: AppDriver) =>
  app.electron.evaluate(() => (globalThis as Watched).told.map(({ title, body }): Told => ({ title, body })));

const badge = (app: AppDriver, words: RegExp) => app.page.getByRole('tab').getByRole('img', { name: words });
const shownTab = (app: AppDriver) => app.page.getByRole('tab', { selected: true });

/** Opens one more tab, and names it. */
async function openTab(app: AppDriver, title: string): Promise<void> {
  const before = await app.tabs.count();
  await app.page.keyboard.press('Control+Shift+T');
  await app.tabs.nth(before).waitFor();
  await expect.poll(() => app.tabs.nth(before).getAttribute('aria-selected')).toBe('true');
  await app.renamePane(title);
  await app.waitForLink('Connected');
}

/** A bell in the tab that is looked at lights up its pane, or sounds. */
async function ringsInSight(app: AppDriver): Promise<void> {
  // It is over before who looks again and again would see it.
  const rings = (how: string): Promise<void> =>
    app.page.evaluate(
      (wanted) =>
        new Promise<void>((resolve) => {
          const observer = new MutationObserver(() => {
            if (document.querySelector(`[data-bell="${wanted}"]`) === null) return;
            observer.disconnect();
            resolve();
          });
          observer.observe(document, { subtree: true, attributeFilter: ['data-bell'] });
        }),
      how,
    );
  const lit = rings('visual');
  await app.type("printf '\\a'\n");
  await lit;
  await app.electron.evaluate(({ shell }) => {
    shell.beep = () => Object.assign(globalThis, { beeped: true });
  });
  await app.page.keyboard.press('Control+Shift+P');
  const palette = app.page.getByRole('dialog', { name: 'Command palette' });
  await palette.getByRole('combobox').fill('Bell: Sound');
  await palette.getByRole('option', { name: 'Bell: Sound' }).click();
  await palette.waitFor({ state: 'hidden' });
  const heard = rings('sound');
  await app.type("sleep 0.3; printf '\\a'\n");
  await heard;
  await expect.poll(() => app.electron.evaluate(() => Object.hasOwn(globalThis, 'beeped'))).toBe(true);
}

test(
  'a long command and a bell out of sight give their tabs badges until those are looked at',
  { timeout: 90_000 },
  async ({ stage }) => {
    const [go, ring] = [join(stage.folder, 'go'), join(stage.folder, 'ring')];
    const app = await stage.launch();
    await app.waitForLink('Connected');
    await actAsDesktop(app);
    await ringsInSight(app);
    await app.renamePane('build');
    await app.page.keyboard.type(`sh -c 'sleep 1.1; until [ -e ${go} ]; do sleep 0.1; done; exit 3'\n`);
    await app.terminal.getByRole('img', { name: 'Running' }).waitFor();
    await openTab(app, 'bell');
    await app.page.keyboard.type(`(until [ -e ${ring} ]; do sleep 0.1; done; printf '\\a') & echo re''ady\n`);
    await app.waitForText('ready', 20_000);
    await openTab(app, 'notes');

    writeFileSync(go, '');
    writeFileSync(ring, '');
    await badge(app, /^sh -c .*: exit code 3 after \d+ s$/).waitFor();
    await badge(app, /^the bell rang$/).waitFor();
    await shootThemes(app, E2E_PICTURES, 'attention');
    const all = await told(app);
    expect(all.map(({ title }) => title)).toEqual(['build']);
    expect(all[0]?.body).toMatch(/^sh -c .*: exit code 3 after \d+ s$/);

    await app.electron.evaluate(() => (globalThis as Watched).told[0]?.emit('click'));
    await expect.poll(() => shownTab(app).textContent()).toBe('build');
    await badge(app, /exit code 3/).waitFor({ state: 'detached' });
    await app.page.keyboard.press('Control+2');
    await badge(app, /bell/).waitFor({ state: 'detached' });
  },
);
