// Several windows in the real app: tabs move between them with their contents, and every window is back after a crash.
import { join } from 'node:path';
import { expect } from 'vitest';
import type { AppDriver } from '../../../scripts/support/app/appDriver.ts';
import { appTest as test } from '../../support/appTest.ts';
import { E2E_PICTURES } from '../../support/app/pictures.ts';
import { until } from '../../support/until.ts';

type WindowPosition = {
  readonly title: string;
  readonly x: number;
  readonly y: number;
  readonly focused: boolean;
};

/** Returns the positions of the windows, sorted by title. */
async function windowPositions(app: AppDriver): Promise<readonly WindowPosition[]> {
  const found = await app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => {
      const { x, y } = window.getNormalBounds();
      return { title: window.getTitle(), x, y, focused: window.isFocused() };
    }),
  );
  return found.toSorted((a, b) => a.title.localeCompare(b.title));
}

const press = (app: AppDriver, keys: string): Promise<void> => app.page.keyboard.press(keys);

async function waitForFocus(app: AppDriver, title: string): Promise<void> {
  await until(`the window of ${title} has the focus`, async () => {
    const window = (await windowPositions(app)).find((position) => position.title.startsWith(title));
    return window?.focused === true;
  });
}

/** Prints a word in the shown terminal, and waits for it. */
async function printWord(app: AppDriver, word: string): Promise<void> {
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

/** Drops a tab of another window by events, since the system takes part in a real drag. */
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
  'tabs move between windows with their contents, sessions are found in every window, and all windows are back after a crash',
  { timeout: 180_000 },
  async ({ stage }) => {
    const first = await stage.launch();
    await first.waitForLink('Connected');
    await first.renamePane('alpha');
    await printWord(first, 'alpha-text');

    const second = await first.openWindow(() => press(first, 'Control+Shift+N'));
    await second.waitForLink('Connected');
    await second.renamePane('beta');
    await printWord(second, 'beta-text');
    await waitForFocus(first, 'beta');
    expect(await first.tabs.allInnerTexts()).toEqual([expect.stringContaining('alpha')]);
    expect((await windowPositions(first)).map(({ title }) => title)).toEqual([
      'alpha — Holdfast',
      'beta — Holdfast',
    ]);

    // The session switcher focuses the other window.
    await press(second, 'Control+Shift+K');
    await second.page
      .getByRole('dialog', { name: 'Switch session' })
      .getByRole('option', { name: 'alpha' })
      .click();
    await waitForFocus(first, 'alpha');

    // One of two tabs in the first window moves to the second window, with its contents and shell.
    await press(first, 'Control+Shift+T');
    await expect.poll(() => first.tabs.count()).toBe(2);
    await first.renamePane('gamma');
    await printWord(first, 'gamma-text');
    await choose(first, 'Move tab to window “beta”');
    await waitForFocus(first, 'gamma');
    await expect.poll(() => second.tabs.allInnerTexts()).toHaveLength(2);
    await second.waitForText('gamma-text', 20_000);
    await printWord(second, 'gamma-again');
    expect(await first.tabs.count()).toBe(1);
    await second.screenshot(join(E2E_PICTURES, 'windows-second.png'));

    // A tab's context menu, which the system draws, acts on the tab under the pointer.
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

    // The tab moves to a new window, and back by a drop before beta.
    const third = await second.openWindow(() => press(second, 'Control+Alt+Shift+N'));
    await third.waitForText('gamma-again', 20_000);
    const gamma = (await third.terminal.getAttribute('data-terminal')) ?? '';
    const gone = third.page.waitForEvent('close');
    await dropForeign(second, gamma, 'beta');
    await gone;
    await expect
      .poll(() => second.tabs.allInnerTexts())
      .toEqual([expect.stringContaining('gamma'), expect.stringContaining('beta')]);

    await until('two windows, gamma in front', async () => {
      const titles = (await windowPositions(first)).map(({ title }) => title);
      return titles.length === 2 && titles.includes('gamma — Holdfast');
    });
    await first.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().forEach((window, index) =>
        window.setPosition(40 + 60 * index, 30 + 50 * index),
      ),
    );
    const before = (await windowPositions(first)).map(({ title, x, y }) => ({ title, x, y }));
    await first.page.waitForTimeout(500);
    await first.kill();

    const again = await stage.launch();
    await until(
      'both windows',
      async () => (await windowPositions(again)).filter(({ title }) => title !== 'Holdfast').length === 2,
    );
    expect((await windowPositions(again)).map(({ title, x, y }) => ({ title, x, y }))).toEqual(before);
    await waitForFocus(again, 'gamma');
    const [alpha, others] = await byTabs(again);
    await alpha.waitForText('alpha-text', 20_000);
    await others.waitForText('gamma-again', 20_000);
    await printWord(alpha, 'alpha-again');

    // Search finds text of another window's session, and shows it there.
    await press(alpha, 'Control+Shift+S');
    const search = alpha.page.getByRole('dialog', { name: 'Search all sessions' });
    await search.getByRole('combobox').fill('gamma-text');
    await search.getByRole('status').filter({ hasText: 'In one session' }).waitFor();
    await alpha.screenshot(join(E2E_PICTURES, 'windows-search.png'));
    await search.getByRole('option', { name: 'gamma-text' }).last().click();
    await waitForFocus(again, 'gamma');
    await again.electron.evaluate(({ clipboard }) => clipboard.clear());
    await again.menu('Copy');
    await expect
      .poll(() => again.electron.evaluate(({ clipboard }) => clipboard.readText()))
      .toBe('gamma-text');

    // Sessions of a closed window keep running in the background.
    const closed = others.page.waitForEvent('close');
    await again.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .find((window) => window.getTitle().startsWith('gamma'))
        ?.close(),
    );
    await closed;
    await press(alpha, 'Control+Shift+D');
    const backgroundSessions = alpha.page.getByRole('dialog', { name: 'Background sessions' });
    const sessions = backgroundSessions.getByRole('listbox', { name: 'Sessions' }).getByRole('option');
    await expect.poll(() => sessions.count()).toBe(2);
    await alpha.screenshot(join(E2E_PICTURES, 'windows-closed.png'));
  },
);

/** Returns the window with one tab, then the window with two. */
async function byTabs(app: AppDriver): Promise<[AppDriver, AppDriver]> {
  const counted = await Promise.all(
    app.windows.map(async (window) => [await window.tabs.count(), window] as const),
  );
  const [first, second] = counted.toSorted((a, b) => a[0] - b[0]).map(([, window]) => window);
  if (first === undefined || second === undefined) throw new Error('there are not two windows');
  return [first, second];
}
