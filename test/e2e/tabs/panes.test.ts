// Panes in the real app: split, focused, zoomed, resized, dropped, and restored after a crash.
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Locator } from 'playwright-core';
import type { AppDriver } from '../../../scripts/support/app/appDriver.ts';
import { appTest as test } from '../../support/appTest.ts';
import { E2E_PICTURES } from '../../support/app/pictures.ts';

/** Tolerance of positions, pixels: a terminal ends slightly before its pane does. */
const PIXELS = 2;

const pane = (app: AppDriver, title: string): Locator =>
  app.page.getByRole('group', { name: `Terminal: ${title}`, exact: true });
const panes = (app: AppDriver): Locator => app.page.getByRole('group', { name: /^Terminal: / });
const dividers = (app: AppDriver): Locator => app.page.getByRole('separator', { name: 'Resize panes' });
const press = (app: AppDriver, keys: string): Promise<void> => app.page.keyboard.press(keys);

/** Waits until a pane is the active one, with the focus in its terminal. */
async function isFocused(app: AppDriver, title: string): Promise<void> {
  await expect.poll(() => pane(app, title).getAttribute('aria-current')).toBe('true');
  const input = pane(app, title).getByRole('textbox', { name: 'Terminal input' });
  await expect.poll(() => input.evaluate((field) => field === document.activeElement)).toBe(true);
}

/** Prints a word in the focused pane, and waits for it. */
async function printWord(app: AppDriver, word: string): Promise<void> {
  await app.page.keyboard.type(`echo ${word.slice(0, 3)}''${word.slice(3)}\n`);
  await app.waitForText(word, 20_000);
}

/** Splits by keys, and renames the new pane, which gets the focus. */
async function split(app: AppDriver, keys: string, title: string): Promise<void> {
  const before = await panes(app).count();
  await press(app, keys);
  await expect.poll(() => panes(app).count()).toBe(before + 1);
  await app.renamePane(title);
  await isFocused(app, title);
}

/** Opens the panes `left` and `right` side by side, and `below` under `right`. */
async function openThreePanes(app: AppDriver): Promise<void> {
  await app.waitForLink('Connected');
  await app.renamePane('left');
  await printWord(app, 'left-pane');
  await split(app, 'Control+Shift+O', 'right');
  await printWord(app, 'right-pane');
  await split(app, 'Control+Shift+E', 'below');
  await printWord(app, 'below-pane');
}

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

async function boxOf(app: AppDriver, title: string): Promise<Box> {
  const box = await pane(app, title).boundingBox();
  if (box === null) throw new Error(`the pane ${title} is not shown`);
  return box;
}

async function boxes(app: AppDriver): Promise<Record<string, Box>> {
  const titles = ['left', 'right', 'below'];
  const found = await Promise.all(titles.map(async (title) => [title, await boxOf(app, title)] as const));
  return Object.fromEntries(found);
}

const values = (app: AppDriver): Promise<(string | null)[]> =>
  dividers(app).evaluateAll((lines) => lines.map((line) => line.getAttribute('aria-valuenow')));

/** Prints something in each pane; the clicks clear the selections. */
async function fill(app: AppDriver): Promise<void> {
  for (const [title, command] of [
    ['left', 'clear; ls -l --color /'],
    ['right', 'clear; git -C / status; uptime'],
    ['below', 'clear; seq 1 40'],
  ] as const) {
    await pane(app, title).click();
    await isFocused(app, title);
    const printed = await pane(app, title).getAttribute('data-output-end');
    await app.page.keyboard.type(`${command}\n`);
    await expect.poll(() => pane(app, title).getAttribute('data-output-end')).not.toBe(printed);
  }
}

async function picture(app: AppDriver, theme: 'light' | 'dark', name: string): Promise<void> {
  await app.menu('Settings…');
  const dialog = app.page.getByRole('dialog', { name: 'Settings' });
  await dialog.getByRole('combobox', { name: 'Theme' }).selectOption(theme);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await app.screenshot(join(E2E_PICTURES, `${name}-${theme}.png`));
}

test(
  'panes are split, focused by keys and clicks, and closed, and their tab keeps its name',
  { timeout: 120_000 },
  async ({ stage }) => {
    const app = await stage.launch();
    await openThreePanes(app);
    const { left, right, below } = await boxes(app);
    expect(right?.x).toBeGreaterThan((left?.x ?? 0) + (left?.width ?? 0) - PIXELS);
    expect(below?.y).toBeGreaterThan((right?.y ?? 0) + (right?.height ?? 0) - PIXELS);
    expect(await app.tabs.count()).toBe(1);
    await app.page.getByRole('tab', { name: /^below.*3 panes/ }).waitFor();

    await press(app, 'Control+Shift+ArrowUp');
    await isFocused(app, 'right');
    await printWord(app, 'here-right');
    await press(app, 'Control+Shift+ArrowLeft');
    await isFocused(app, 'left');
    await printWord(app, 'here-left');
    expect(await app.history()).not.toContain('right');
    await press(app, 'Control+Shift+ArrowLeft');
    await isFocused(app, 'left');
    await pane(app, 'below').click();
    await isFocused(app, 'below');
    await app.page.getByRole('tab', { name: /^below/ }).waitFor();
    await fill(app);
    await picture(app, 'light', 'panes');
    await picture(app, 'dark', 'panes');

    await app.menu('Find…');
    await app.page.getByRole('searchbox', { name: 'Find' }).fill('2');
    await app.page.getByRole('status', { name: 'Matches' }).filter({ hasText: 'of ' }).waitFor();
    await picture(app, 'dark', 'panes-find');
    await app.page.getByRole('button', { name: 'Close find' }).click();
    await isFocused(app, 'below');

    await press(app, 'Control+Shift+W');
    await isFocused(app, 'right');
    await press(app, 'Control+Shift+W');
    await expect.poll(() => panes(app).count()).toBe(1);
    await app.page.getByRole('tab', { name: 'below', exact: true }).waitFor();
    await pane(app, 'left').waitFor();
  },
);

/** Runs a program that sets its pane's title, and waits for it in the tab. */
async function setTitle(app: AppDriver, title: string): Promise<void> {
  await app.page.keyboard.type(`printf '\\033]0;${title}\\a'; cat\n`);
  await app.page.getByRole('tab', { name: new RegExp(`^${title}`) }).waitFor();
}

test(
  'a tab has the title of its focused pane until the user names it, and again once the name is removed',
  { timeout: 120_000 },
  async ({ stage }) => {
    const app = await stage.launch();
    await app.waitForLink('Connected');
    await setTitle(app, 'upper-title');
    const upper = await panes(app).getAttribute('data-terminal');
    await press(app, 'Control+Shift+E');
    const lower = panes(app).and(app.page.locator(`[aria-current]:not([data-terminal="${upper}"])`));
    await lower.getByRole('textbox', { name: 'Terminal input' }).and(app.page.locator(':focus')).waitFor();
    await setTitle(app, 'lower-title');
    await press(app, 'Control+Shift+ArrowUp');
    await app.page.getByRole('tab', { name: /^upper-title/ }).waitFor();
    await app.renamePane('own-name');
    await press(app, 'Control+Shift+ArrowDown');
    await isFocused(app, 'lower-title');
    expect(await app.tabs.first().innerText()).toContain('own-name');
    await app.menu('Rename Tab…');
    const field = app.page.getByRole('textbox', { name: 'Tab title' });
    expect(await field.inputValue()).toBe('own-name');
    await field.fill('');
    await field.press('Enter');
    await app.page.getByRole('tab', { name: /^lower-title/ }).waitFor();
  },
);

test(
  'panes are zoomed, moved, resized by keys and by dragging, and evened out',
  { timeout: 120_000 },
  async ({ stage }) => {
    const app = await stage.launch();
    await openThreePanes(app);
    await press(app, 'Control+Shift+Enter');
    await expect.poll(() => panes(app).count()).toBe(1);
    await app.page.getByRole('tab', { name: /^below.*zoomed, 3 panes/ }).waitFor();
    await picture(app, 'light', 'panes-zoomed');
    await app.page.getByRole('button', { name: 'Zoomed: pane 3 of 3' }).click();
    await expect.poll(() => panes(app).count()).toBe(3);
    await isFocused(app, 'below');

    await app.menu('Move Pane Left');
    await expect.poll(async () => (await boxOf(app, 'below')).x < (await boxOf(app, 'left')).x).toBe(true);
    await isFocused(app, 'below');
    await app.menu('Move Pane Right');
    await expect.poll(async () => (await boxOf(app, 'right')).x < (await boxOf(app, 'below')).x).toBe(true);
    await app.menu('Move Pane Down');
    await expect.poll(async () => (await boxOf(app, 'left')).y < (await boxOf(app, 'below')).y).toBe(true);
    await isFocused(app, 'below');

    await press(app, 'Control+Shift+M');
    await expect
      .poll(() =>
        dividers(app)
          .last()
          .evaluate((line) => line === document.activeElement),
      )
      .toBe(true);
    for (let count = 0; count < 5; count += 1) await press(app, 'ArrowDown');
    await expect.poll(() => values(app)).toEqual(['50', '60']);
    await press(app, 'Control+Shift+M');
    await press(app, 'Shift+ArrowLeft');
    await expect.poll(() => values(app)).toEqual(['40', '60']);
    await press(app, 'Escape');
    await isFocused(app, 'below');
    await press(app, 'Control+Shift+B');
    await expect.poll(() => values(app)).toEqual(['50', '50']);

    await fill(app);
    const line = await dividers(app).first().boundingBox();
    if (line === null) throw new Error('there is no divider');
    const { width } = await app.page.evaluate(() => ({ width: document.documentElement.clientWidth }));
    await app.page.mouse.move(line.x + 3, line.y + 50);
    await app.page.mouse.down();
    await app.page.mouse.move(width * 0.6, line.y + 60, { steps: 4 });
    await app.page.mouse.move(width * 0.7, line.y + 60, { steps: 4 });
    await app.screenshot(join(E2E_PICTURES, 'panes-resizing.png'));
    await app.page.mouse.up();
    await expect.poll(() => values(app)).toEqual(['70', '50']);
    await isFocused(app, 'below');
  },
);

test(
  'a tab dropped onto half of a pane becomes a pane there, and a pane can move to a new tab',
  { timeout: 120_000 },
  async ({ stage }) => {
    const app = await stage.launch();
    await app.waitForLink('Connected');
    await app.renamePane('left');
    await printWord(app, 'left-pane');
    await press(app, 'Control+Shift+T');
    await expect.poll(() => app.tabs.count()).toBe(2);
    await app.renamePane('below');
    await printWord(app, 'below-pane');
    await app.tabs.first().click();
    await pane(app, 'left').waitFor();
    const { width, height } = await boxOf(app, 'left');
    const tab = await app.tabs.nth(1).boundingBox();
    const room = await boxOf(app, 'left');
    await app.page.mouse.move((tab?.x ?? 0) + 30, (tab?.y ?? 0) + 15);
    await app.page.mouse.down();
    await app.page.mouse.move(room.x + width / 2, room.y + height * 0.8, { steps: 6 });
    await app.page.mouse.move(room.x + width / 2, room.y + height * 0.9, { steps: 3 });
    await app.screenshot(join(E2E_PICTURES, 'panes-dropping.png'));
    await app.page.mouse.up();
    await expect.poll(() => app.tabs.count()).toBe(1);
    await isFocused(app, 'below');
    expect((await boxOf(app, 'below')).y).toBeGreaterThan((await boxOf(app, 'left')).y);
    await app.waitForText('below-pane', 20_000);
    await printWord(app, 'still-here');

    await app.menu('Move Pane to New Tab');
    await expect.poll(() => app.tabs.count()).toBe(2);
    await app.page.getByRole('tab', { name: 'below', exact: true, selected: true }).waitFor();
    await app.waitForText('still-here', 20_000);
    expect(await panes(app).count()).toBe(1);
    await app.menu('Close Tab');
    await pane(app, 'left').waitFor();
  },
);

test(
  'after a crash all panes are back in place, with their contents and their shells',
  { timeout: 120_000 },
  async ({ stage }) => {
    let app = await stage.launch();
    await openThreePanes(app);
    await press(app, 'Control+Shift+ArrowUp');
    await isFocused(app, 'right');
    await press(app, 'Control+Shift+M');
    await press(app, 'Shift+ArrowDown');
    await press(app, 'Shift+ArrowDown');
    await expect.poll(() => values(app)).toEqual(['50', '70']);
    await press(app, 'Escape');
    await isFocused(app, 'right');
    await app.page.keyboard.type('kept=kept-in-shell\n');
    const before = await boxes(app);
    // Changes are on disk after 100 ms.
    await app.page.waitForTimeout(500);
    await app.kill();

    app = await stage.launch();
    await expect.poll(() => panes(app).count()).toBe(3);
    await isFocused(app, 'right');
    expect(await values(app)).toEqual(['50', '70']);
    const after = await boxes(app);
    for (const [title, box] of Object.entries(before)) {
      for (const edge of ['x', 'y', 'width', 'height'] as const)
        expect(Math.abs((after[title]?.[edge] ?? 0) - box[edge])).toBeLessThanOrEqual(PIXELS);
    }
    await app.waitForLink('Connected');
    await app.page.keyboard.type('echo "$kept"\'\'-on\n');
    await app.waitForText('kept-in-shell-on', 20_000);
    for (const [keys, title] of [
      ['Control+Shift+ArrowDown', 'below'],
      ['Control+Shift+ArrowLeft', 'left'],
    ] as const) {
      await press(app, keys);
      await isFocused(app, title);
      await app.waitForText(`${title}-pane`, 20_000);
    }
    await fill(app);
    await picture(app, 'light', 'panes-restored');
    await picture(app, 'dark', 'panes-restored');
  },
);
