// Random keys, clicks and menu commands, with a connection that comes and goes: nothing breaks, and all tabs are kept.
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
/** Commands that would end the walk, or give the focus to the system. */
const EXCLUDED_COMMANDS = new Set(['quit', 'close-window', 'full-screen']);
const ITEMS = Object.entries(ENGLISH.commands.menu).flatMap(([id, label]) =>
  EXCLUDED_COMMANDS.has(id) ? [] : [label],
);
const KEYS =
  'Escape Enter Tab Shift+Tab Space Backspace Delete F2 Home End PageUp ArrowUp ArrowDown ArrowLeft ArrowRight Control+c Control+Shift+L Alt+Enter'.split(
    ' ',
  );
const WORDS = ['ls', 'seq 200\n', 'a', '中', 'echo x\n', '/usr', '(', 'yes | head -2000\n'];

type Choose = <T>(from: readonly T[]) => T;

/** Replaces dialogs of the system, which would wait for a user. */
async function withoutSystemDialogs(app: AppDriver): Promise<void> {
  await app.electron.evaluate(({ dialog, shell, Menu }) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: true, filePath: '' });
    dialog.showOpenDialog = () => Promise.resolve({ canceled: true, filePaths: [] });
    shell.openPath = () => Promise.resolve('');
    shell.openExternal = () => Promise.resolve();
    Menu.prototype.popup = () => undefined;
  });
}

/** Collects the uncaught and logged errors of every window's page. */
function listenForErrors({ electron }: AppDriver): string[] {
  const errors: string[] = [];
  const listen = (page: Page): void => {
    page.on('pageerror', ({ stack, message }) => errors.push(stack ?? message));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
  };
  electron.windows().forEach(listen);
  electron.on('window', listen);
  return errors;
}

function stepper(app: AppDriver, { proxy }: AppStage, random: () => number) {
  const choose: Choose = (from) => from[Math.floor(random() * from.length)] as (typeof from)[number];
  // A step can close its window, or the step before did.
  const page = (): Page => choose(app.electron.windows().filter((window) => !window.isClosed()));
  let isDown = false;
  const switchNetwork = (): void => {
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
      const clicked = page();
      const [width, height] = await clicked.evaluate(() => [window.innerWidth, window.innerHeight] as const);
      const [x, y] = [Math.floor(random() * width), Math.floor(random() * height)];
      await clicked.mouse.click(x, y, { button: choose(['left', 'left', 'left', 'right']) });
      return `clicks at ${x}, ${y}`;
    },
    async () => {
      if (random() < 0.2) switchNetwork();
      return isDown ? 'the network is down' : 'the network is up';
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
  return { step, settle: () => (isDown ? switchNetwork() : undefined) };
}

function storedTabs(userData: string): StoredTabs {
  return JSON.parse(readFileSync(join(userData, 'tabs.json'), 'utf8')) as StoredTabs;
}

/** Returns the pane IDs of all windows. */
async function shownPanes(app: AppDriver): Promise<string[]> {
  const ids = app.electron
    .windows()
    .map((page) =>
      page
        .locator('[data-terminal]')
        .evaluateAll((all) => all.map((terminal) => terminal.getAttribute('data-terminal') ?? '')),
    );
  return (await Promise.all(ids)).flat().toSorted();
}

test(
  `after ${STEPS} random steps there are no errors, and all tabs come back after a restart`,
  { timeout: 240_000 },
  async ({ stage }) => {
    const random = seededRandom('random walk');
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
