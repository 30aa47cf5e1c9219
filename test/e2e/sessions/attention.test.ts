// Events in background tabs of the real app: a notification, a badge until the tab is shown, and a click that shows the tab.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { AppDriver } from '../../../scripts/support/app/appDriver.ts';
import { appTest as test } from '../../support/appTest.ts';
import { E2E_PICTURES, shootThemes } from '../../support/app/pictures.ts';

test.override('settings', { notifyAfterSeconds: 1 });

type Note = { readonly title: string; readonly body: string };
type Desktop = typeof globalThis & { notes: (Note & { emit: (event: string) => boolean })[] };

/** Stands in for the desktop: gives the window the focus, and records notifications instead of showing them. */
const actAsDesktop = (app: AppDriver) =>
  app.electron.evaluate(({ BrowserWindow, Notification }) => {
    const notes: Desktop['notes'] = [];
    Object.assign(globalThis, { notes });
    Notification.isSupported = () => true;
    Notification.prototype.show = function show(this: Desktop['notes'][number]) {
      notes.push(this);
    };
    BrowserWindow.prototype.isFocused = () => true;
    BrowserWindow.getAllWindows()[0]?.emit('focus');
  });
const notifications = (app: AppDriver) =>
  app.electron.evaluate(() =>
    (globalThis as Desktop).notes.map(({ title, body }): Note => ({ title, body })),
  );

const badge = (app: AppDriver, words: RegExp) => app.page.getByRole('tab').getByRole('img', { name: words });
const shownTab = (app: AppDriver) => app.page.getByRole('tab', { selected: true });

/** Opens a tab, and renames it. */
async function openTab(app: AppDriver, title: string): Promise<void> {
  const before = await app.tabs.count();
  await app.page.keyboard.press('Control+Shift+T');
  await app.tabs.nth(before).waitFor();
  await expect.poll(() => app.tabs.nth(before).getAttribute('aria-selected')).toBe('true');
  await app.renamePane(title);
  await app.waitForLink('Connected');
}

/** Checks that a bell in the shown tab lights up its pane, or sounds. */
async function ringsInSight(app: AppDriver): Promise<void> {
  // Polling would miss the short effect, so an observer waits for it.
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
  const sounded = rings('sound');
  await app.type("sleep 0.3; printf '\\a'\n");
  await sounded;
  await expect.poll(() => app.electron.evaluate(() => Object.hasOwn(globalThis, 'beeped'))).toBe(true);
}

test(
  'a long command and a bell in background tabs give badges until the tabs are shown',
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
    const all = await notifications(app);
    expect(all.map(({ title }) => title)).toEqual(['build']);
    expect(all[0]?.body).toMatch(/^sh -c .*: exit code 3 after \d+ s$/);

    await app.electron.evaluate(() => (globalThis as Desktop).notes[0]?.emit('click'));
    await expect.poll(() => shownTab(app).textContent()).toBe('build');
    await badge(app, /exit code 3/).waitFor({ state: 'detached' });
    await app.page.keyboard.press('Control+2');
    await badge(app, /bell/).waitFor({ state: 'detached' });
  },
);
