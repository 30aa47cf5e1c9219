// Return after an absence, in the real app: background sessions, skipped and earlier output, and offline screens.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { AppDriver } from '../../../scripts/support/app/appDriver.ts';
import { SERVER_NAME } from '../../support/app/appStage.ts';
import { appTest as test } from '../../support/appTest.ts';
import { E2E_PICTURES } from '../../support/app/pictures.ts';

/** About 6 MB in long lines: more than the app replays without a snapshot. */
const MANY_LINES = 60_000;
const PRINT_MANY = `awk 'BEGIN { for (i = 1; i <= ${MANY_LINES}; i++) printf "%d %0100d\\n", i, i }'`;
const manyLines = Array.from(
  { length: MANY_LINES },
  (_, at) => `${at + 1} ${String(at + 1).padStart(100, '0')}`,
);

let app: AppDriver;

test.beforeEach(async ({ stage }) => {
  app = await stage.launchOn();
  await app.dismissNotices();
}, 120_000);

const dialog = () => app.page.getByRole('dialog', { name: 'Background sessions' });
const sessions = () => dialog().getByRole('listbox', { name: 'Sessions' }).getByRole('option');
const picture = (name: string): Promise<void> => app.screenshot(join(E2E_PICTURES, name));

/** Returns the first lines on the screen of the shown terminal. */
function topLines(count: number): Promise<string[]> {
  return app.terminal.evaluate((group, wanted) => {
    const rows = [...group.querySelectorAll('.xterm-rows > div')].map((row) => row.textContent ?? '');
    return rows.slice(0, wanted);
  }, count);
}

async function closeTab(): Promise<void> {
  const before = await app.tabs.count();
  await app.menu('Close Tab');
  await expect.poll(() => app.tabs.count()).toBe(before - 1);
}

/** Prints many lines, closes the tab, and opens the session again. */
async function comeBackToManyLines(): Promise<void> {
  await app.type(`${PRINT_MANY}; echo all-''printed\n`);
  await app.waitForText('all-printed', 60_000);
  await closeTab();
  await app.menu('Background Sessions…');
  await sessions().filter({ hasText: SERVER_NAME }).waitFor();
  await app.page.keyboard.press('Enter');
  await dialog().waitFor({ state: 'hidden' });
  await app.page.getByRole('group', { name: 'Skipped output' }).waitFor();
}

async function scrollToTop(): Promise<void> {
  await app.input.focus();
  const button = app.page.getByRole('button', { name: /^Load earlier output/ });
  for (let pages = 0; pages < 500 && !(await button.isVisible()); pages += 1)
    await app.page.keyboard.press('Shift+PageUp');
}

test(
  'background sessions are opened with the keyboard, kept for more days, and ended',
  { timeout: 120_000 },
  async ({ stage }) => {
    await app.type("echo rea''dy-to-go\n");
    await app.waitForText('ready-to-go', 20_000);
    await closeTab();
    await app.page.keyboard.press('Control+Shift+D');
    const found = sessions().filter({ hasText: SERVER_NAME });
    await found.filter({ hasText: /ends in 3 days if unused/ }).waitFor();
    expect(await found.getAttribute('aria-selected')).toBe('true');
    await app.page.keyboard.type('no such session');
    await dialog().getByText('Nothing matches').waitFor();
    await dialog().getByRole('combobox', { name: 'Filter sessions' }).fill(stage.container.name);
    await dialog().getByRole('button', { name: 'Keep 7 more days' }).click();
    await found.filter({ hasText: 'kept longer: ends in 7 days if unused' }).waitFor();
    await picture('detached.png');
    await dialog().getByRole('combobox', { name: 'Filter sessions' }).press('Enter');
    await dialog().waitFor({ state: 'hidden' });
    await app.waitForText('ready-to-go', 20_000);
    await closeTab();
    await app.menu('Background Sessions…');
    await dialog().getByRole('button', { name: 'End', exact: true }).click();
    await picture('detached-end.png');
    await dialog().getByRole('button', { name: 'End session' }).click();
    await dialog().getByText('No sessions are running in the background').waitFor();
    await picture('detached-none.png');
  },
);

test('skipped output is reported, and loads on request', { timeout: 180_000 }, async () => {
  await comeBackToManyLines();
  await picture('skipped.png');
  await app.page.getByRole('button', { name: 'Load skipped output' }).click();
  await app.page.getByRole('group', { name: 'Skipped output' }).waitFor({ state: 'detached' });
  // The old screen ends with the same text: the output is complete with both its first and its last line.
  await app.waitForText(`\n${manyLines[0]}\n`, 60_000);
  await app.waitForText('all-printed', 60_000);
  const printed = (await app.history()).split('\n').filter((line) => /^\d+ \d+$/.test(line));
  expect(printed).toEqual(manyLines);
});

test(
  'earlier output loads above the visible lines, which stay in place, and all output can be saved',
  { timeout: 180_000 },
  async ({ stage }) => {
    await comeBackToManyLines();
    await app.page.getByRole('button', { name: 'Dismiss' }).click();
    await scrollToTop();
    await picture('load-earlier.png');
    const before = await topLines(3);
    const replayed = await app.watchOutput();
    await app.page.getByRole('button', { name: /^Load earlier output/ }).click();
    await replayed();
    await expect.poll(() => topLines(3), { timeout: 20_000 }).toEqual(before);
    const path = join(stage.folder, 'output.txt');
    await app.electron.evaluate(({ dialog: system }, filePath) => {
      system.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, path);
    await app.menu('Save Output…');
    const save = app.page.getByRole('dialog', { name: 'Save output' });
    await save.getByRole('radio', { name: 'Plain text' }).check();
    await save.getByRole('button', { name: 'Save…' }).click();
    await app.page.getByText(/^Saved the output of .* to /).waitFor();
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readFileSync(path, 'utf8')).toContain(`\n${manyLines.join('\n')}\nall-printed\n`);
  },
);

test(
  'while offline the screen can be scrolled and copied, and a reconnect keeps position and selection',
  { timeout: 120_000 },
  async ({ stage }) => {
    await app.type("seq 1 400; until [ -e /tmp/is-away ]; do sleep 0.1; done; echo mean''while\n");
    await app.waitForText('\n400\n', 20_000);
    stage.proxy.goDown('reset');
    await app.page.getByText(/^Offline – last updated \d\d:\d\d$/).waitFor();
    await stage.container.exec(['touch', '/tmp/is-away']);
    await app.input.focus();
    for (let pages = 0; pages < 5; pages += 1) await app.page.keyboard.press('Shift+PageUp');
    await app.electron.evaluate(({ clipboard }) => clipboard.clear());
    const { x, y } = (await app.terminal.boundingBox()) ?? { x: 0, y: 0 };
    await app.page.mouse.dblclick(x + 14, y + 67);
    await app.menu('Copy');
    const copied = (): Promise<string> => app.electron.evaluate(({ clipboard }) => clipboard.readText());
    await expect.poll(copied).toMatch(/^\d+$/);
    const [lines, selected] = [await topLines(5), await copied()];
    await picture('offline.png');
    const output = await app.watchOutput();
    stage.proxy.restore();
    await output();
    await app.waitForLink('Connected');
    await app.page.getByText(/^Offline – last updated/).waitFor({ state: 'detached' });
    expect(await topLines(5)).toEqual(lines);
    await app.electron.evaluate(({ clipboard }) => clipboard.clear());
    await app.menu('Copy');
    await expect.poll(copied).toBe(selected);
    await app.waitForText('meanwhile', 20_000);
  },
);
