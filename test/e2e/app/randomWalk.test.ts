// Two hundred steps of somebody who presses and clicks anything, with a link that comes and goes: nothing breaks, and what is kept is whole.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { ENGLISH } from '../../../shared/words/english.ts';
import { panesOf } from '../../../shared/layout/layout.ts';
import type { Page } from 'playwright-core';
import type { AppDriver } from '../../../scripts/support/app/appDriver.ts';
import { CUTS } from '../../../scripts/support/tcpProxy.ts';
import type { StoredTabs } from '../../../main/stores/tabsStore.ts';
import type { AppStage } from '../../support/app/appStage.ts';
import { appTest as test } from '../../support/appTest.ts';
import { seededRandom } from '../../support/seededRandom.ts';

const STEPS = 200;
/** They would end the walk, or hand the keys to the system. */
const NOT_TAKEN = new Set(['quit', 'close-window', 'full-screen']);
const ITEMS = Object.entries(ENGLISH.commands.menu).flatMap(([id, label]) =>
  NOT_TAKEN.has(id) ? [] : [label],
);
const KEYS =
  'Escape Enter Tab Shift+Tab Space Backspace Delete F2 Home End PageUp ArrowUp ArrowDown ArrowLeft ArrowRight Control+c Control+Shift+L Alt+Enter'.split(
    ' ',
  );
const WORDS = ['ls', 'seq 200\n', 'a', '中', 'echo x\n', '/usr', '(', 'yes | head -2000\n'];

type Choose = <T>(from: readonly T[]) => T;

/** Dialogs of the system wait for somebody who is not there. */
async function withoutSystemDialogs(app: AppDriver): Promise<void> {
  await app.electron.evaluate(({ dialog, shell, Menu }) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: true, filePath: '' });
    dialog.showOpenDialog = () => Promise.resolve({ canceled: true, filePaths: [] });
    shell.openPath = () => Promise.resolve('');
    shell.openExternal = () => Promise.resolve();
    Menu.prototype.popup = () => undefined;
  });
}

/** Errors that nobody caught, of every window's page. */
function listenForErrors({ electron }: AppDriver): string[] {
  const errors: string[] = [];
  const listen = (page: Page): void => {
    page.on('pageerror', ({ stack, message }) => errors.push(stack ?? message));
    page.on('console', (said) => {
      if (said.type() === 'error') errors.push(said.text());
    });
  };
  electron.windows().forEach(listen);
  electron.on('window', listen);
  return errors;
}

function stepper(app: AppDriver, { proxy }: AppStage, random: () => number) {
  const choose: Choose = (from) => from[Math.floor(random() * from.length)] as (typeof from)[number];
  // A step may close its window, or the one before it did.
  const page = (): Page => choose(app.electron.windows().filter((one) => !one.isClosed()));
  let isDown = false;
  const turnLink = (): void => {
    isDown = !isDown;
    if (isDown) proxy.goDown(choose(CUTS));
    else proxy.restore();
  };
  const steps: readonly (() => Promise<string>)[] = [
    async () => {
      const item = choose(ITEMS);
      await app.menu(item);
      return item;
    },
    async () => {
      const key = choose(KEYS);
      await page().keyboard.press(key);
      return key;
    },
    async () => {
      const word = choose(WORDS);
      await page().keyboard.type(word);
      return `types ${JSON.stringify(word)}`;
    },
    async () => {
      const one = page();
      const [width, height] = await one.evaluate(() => [window.innerWidth, window.innerHeight] as const);
      const [x, y] = [Math.floor(random() * width), Math.floor(random() * height)];
      await one.mouse.click(x, y, { button: choose(['left', 'left', 'left', 'right']) });
      return `clicks at ${x}, ${y}`;
    },
    async () => {
      if (random() < 0.2) turnLink();
      return isDown ? 'the link is down' : 'the link is up';
    },
  ];
  const step = async (): Promise<string> => {
    try {
      return await choose(steps)();
    } catch (error) {
      if (error instanceof Error && /closed/.test(error.message)) return 'a window closed';
      throw error;
    }
  };
  return { step, settle: () => (isDown ? turnLink() : undefined) };
}

function storedTabs(userData: string): StoredTabs {
  return JSON.parse(readFileSync(join(userData, 'tabs.json'), 'utf8')) as StoredTabs;
}

/** The panes of all windows. */
async function shownPanes(app: AppDriver): Promise<string[]> {
  const ids = app.electron
    .windows()
    .map((page) =>
      page
        .locator('[data-terminal]')
        .evaluateAll((all) => all.map((one) => one.getAttribute('data-terminal') ?? '')),
    );
  return (await Promise.all(ids)).flat().toSorted();
}

test(
  'after any steps nothing was thrown, and the tabs are whole and come back',
  { timeout: 240_000 },
  async ({ stage }) => {
    const random = seededRandom('monkey');
    const app = await stage.launchOn();
    await withoutSystemDialogs(app);
    const errors = listenForErrors(app);
    const { step, settle } = stepper(app, stage, random);
    const taken: string[] = [];
    try {
      for (let at = 0; at < STEPS; at += 1) taken.push(await step());
      settle();
      await app.menu('New Tab');
      await expect.poll(() => shownPanes(app)).not.toEqual([]);
      expect(errors).toEqual([]);
      const log = join(stage.userData, 'logs', 'main.log');
      expect(existsSync(log) ? readFileSync(log, 'utf8') : '').toBe('');
    } catch (error) {
      process.stdout.write(`${taken.join('\n')}\n`);
      throw error;
    }
    const shown = await shownPanes(app);
    await app.quit();
    const { panes, windows } = storedTabs(stage.userData);
    const tabs = windows.flatMap((window) => window.tabs);
    expect(tabs.flatMap(({ layout }) => panesOf(layout)).toSorted()).toEqual(shown);
    expect(panes.map(({ id }) => id).toSorted()).toEqual(shown);
    for (const { activePane } of windows) expect(shown).toContain(activePane);
    expect(new Set(tabs.map(({ id }) => id)).size).toBe(tabs.length);
    const again = await stage.launch();
    await expect.poll(() => shownPanes(again)).toEqual(shown);
    expect(await again.page.getByRole('group', { name: 'Notice' }).count()).toBe(0);
  },
);
