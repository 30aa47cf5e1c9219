// Several windows in the real app: tabs move between them with all they show, and every window is back after a crash.
import { join } from 'node:path';
import { expect } from 'vitest';
import type { AppDriver } from '../../../scripts/support/app/appDriver.ts';
import { appTest as test } from '../../support/appTest.ts';
import { E2E_PICTURES } from '../../support/app/pictures.ts';
import { until } from '../../support/until.ts';

type Place = { readonly title: string; readonly x: number; readonly y: number; readonly focused: boolean };

/** Where the windows are, by their titles. */
async function places(app: AppDriver): Promise<readonly Place[]> {
  const found = await app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => {
      const { x, y } = window.getNormalBounds();
      return { title: window.getTitle(), x, y, focused: window.isFocused() };
    }),
  );
  return found.toSorted((a, b) => a.title.localeCompare(b.title));
}

const press = (app: AppDriver, keys: string): Promise<void> => app.page.keyboard.press(keys);

async function isFocused(app: AppDriver, title: string): Promise<void> {
  await until(`the window of ${title} has the focus`, async () => {
    const window = (await places(app)).find((place) => place.title.startsWith(title));
    return window?.focused === true;
  });
}

/** Types a command into the shown terminal, and waits for what it prints. */
async function say(app: AppDriver, word: string): Promise<void> {
  await app.type(`echo ${word.slice(0, 3)}''${word.slice(3)}\n`);
  await app.waitForText(word, 20_000);
}

/** Chooses a row of the command palette. */
async function choose(app: AppDriver, name: string): Promise<void> {
  await press(app, 'Control+Shift+P');
  const dialog = app.page.getByRole('dialog', { name: 'Command palette' });
  await dialog.getByRole('combobox').fill(name);
  await dialog.getByRole('option', { name }).first().click();
  await dialog.waitFor({ state: 'hidden' });
}

/** Drops a tab of another window: a real drag has the system between the two. */
async function dropForeign(app: AppDriver, pane: string, onto: string): Promise<void> {
  const data = await app.page.evaluateHandle((id) => {
    const transfer = new DataTransfer();
    transfer.setData('application/x-holdfast-tab', id);
    return transfer;
  }, pane);
  const target = app.page.getByRole('tab', { name: onto });
  const box = await target.boundingBox();
  if (box === null) throw new Error(`there is no tab ${onto}`);
  const at = { dataTransfer: data, clientX: box.x + 2, clientY: box.y + 2 };
  for (const type of ['dragenter', 'dragover', 'drop']) await target.dispatchEvent(type, at);
}

test(
  'tabs move between windows with what they show, windows are gone to by their sessions, and all are back after a crash',
  { timeout: 180_000 },
  async ({ stage }) => {
    const first = await stage.launch();
    await first.waitForLink('Connected');
    await first.renamePane('alpha');
    await say(first, 'alpha-text');

    const second = await first.openWindow(() => press(first, 'Control+Shift+N'));
    await second.waitForLink('Connected');
    await second.renamePane('beta');
    await say(second, 'beta-text');
    await isFocused(first, 'beta');
    expect(await first.tabs.allInnerTexts()).toEqual([expect.stringContaining('alpha')]);
    expect((await places(first)).map(({ title }) => title)).toEqual(['alpha — Holdfast', 'beta — Holdfast']);

    // To the other window's session, by the quick switch.
    await press(second, 'Control+Shift+K');
    await second.page
      .getByRole('dialog', { name: 'Switch session' })
      .getByRole('option', { name: 'alpha' })
      .click();
    await isFocused(first, 'alpha');

    // Two tabs in the first window; one of them goes to the second and is itself there.
    await press(first, 'Control+T');
    await expect.poll(() => first.tabs.count()).toBe(2);
    await first.renamePane('gamma');
    await say(first, 'gamma-text');
    await choose(first, 'Move tab to window “beta”');
    await isFocused(first, 'gamma');
    await expect.poll(() => second.tabs.allInnerTexts()).toHaveLength(2);
    await second.waitForText('gamma-text', 20_000);
    await say(second, 'gamma-again');
    expect(await first.tabs.count()).toBe(1);
    await second.screenshot(join(E2E_PICTURES, 'windows-second.png'));

    // A tab's menu, which the system draws, is about the tab under the pointer.
    await first.electron.evaluate(({ Menu }) => {
      Menu.prototype.popup = function popup() {
        this.items.find(({ label }) => label === 'Rename Tab…')?.click();
      };
    });
    await second.page.getByRole('tab', { name: 'beta' }).click({ button: 'right' });
    await expect
      .poll(() => second.page.getByRole('textbox', { name: 'Tab title' }).inputValue())
      .toBe('beta');
    await press(second, 'Escape');
    await second.page.getByRole('tab', { name: 'gamma' }).click();

    // Out into a window of its own, and back by being dropped before beta.
    const third = await second.openWindow(() => press(second, 'Control+Alt+Shift+N'));
    await third.waitForText('gamma-again', 20_000);
    const gamma = (await third.terminal.getAttribute('data-terminal')) ?? '';
    const gone = third.page.waitForEvent('close');
    await dropForeign(second, gamma, 'beta');
    await gone;
    await expect
      .poll(() => second.tabs.allInnerTexts())
      .toEqual([expect.stringContaining('gamma'), expect.stringContaining('beta')]);

    await until('the profile is on disk', async () => (await places(first)).length === 2);
    await first.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().forEach((window, index) =>
        window.setPosition(40 + 60 * index, 30 + 50 * index),
      ),
    );
    const before = (await places(first)).map(({ title, x, y }) => ({ title, x, y }));
    await first.page.waitForTimeout(500);
    await first.kill();

    const again = await stage.launch();
    await until(
      'both windows',
      async () => (await places(again)).filter(({ title }) => title !== 'Holdfast').length === 2,
    );
    expect((await places(again)).map(({ title, x, y }) => ({ title, x, y }))).toEqual(before);
    await isFocused(again, 'gamma');
    const [alpha, others] = await byTabs(again);
    await alpha.waitForText('alpha-text', 20_000);
    await others.waitForText('gamma-again', 20_000);
    await say(alpha, 'alpha-again');

    // What another window's sessions have is found, and gone to there.
    await press(alpha, 'Control+Shift+S');
    const search = alpha.page.getByRole('dialog', { name: 'Search all sessions' });
    await search.getByRole('combobox').fill('gamma-text');
    await search.getByRole('status').filter({ hasText: 'In one session' }).waitFor();
    await alpha.screenshot(join(E2E_PICTURES, 'windows-search.png'));
    await search.getByRole('option', { name: 'gamma-text' }).last().click();
    await isFocused(again, 'gamma');
    await again.electron.evaluate(({ clipboard }) => clipboard.clear());
    await again.menu('Copy');
    await expect
      .poll(() => again.electron.evaluate(({ clipboard }) => clipboard.readText()))
      .toBe('gamma-text');

    // A closed window's sessions go on, detached.
    const closed = others.page.waitForEvent('close');
    await again.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .find((window) => window.getTitle().startsWith('gamma'))
        ?.close(),
    );
    await closed;
    await press(alpha, 'Control+Shift+D');
    const detached = alpha.page.getByRole('dialog', { name: 'Background sessions' });
    const sessions = detached.getByRole('listbox', { name: 'Sessions' }).getByRole('option');
    await expect.poll(() => sessions.count()).toBe(2);
    await alpha.screenshot(join(E2E_PICTURES, 'windows-closed.png'));
  },
);

/** The window of one tab, then the one of two. */
async function byTabs(app: AppDriver): Promise<[AppDriver, AppDriver]> {
  const counted = await Promise.all(app.windows.map(async (one) => [await one.tabs.count(), one] as const));
  const [one, two] = counted.toSorted((a, b) => a[0] - b[0]).map(([, window]) => window);
  if (one === undefined || two === undefined) throw new Error('there are not two windows');
  return [one, two];
}
