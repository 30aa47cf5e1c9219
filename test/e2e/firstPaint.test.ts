// What the window has to show when it appears, and soon in every tab: the last screen, whether or not its server can be reached.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AppDriver } from '../../scripts/support/appDriver.ts';
import { projectRoot } from '../../scripts/support/projectRoot.ts';
import { createAppStage, SERVER_NAME, type AppStage } from '../support/appStage.ts';
import { displayEnvironment } from '../support/display.ts';

const TABS = 10;
const PROBE = join(projectRoot, 'test', 'support', 'revealProbe.cjs');

type ShownTerminal = {
  readonly tab: string;
  /** Where the output ends that it has. */
  readonly end: number;
  /** It is being filled. */
  readonly isHidden: boolean;
  /** Of a tab that nobody has seen there is none: it is drawn when it is. */
  readonly text: string;
};
type ShownWith = { readonly terminals: readonly ShownTerminal[]; readonly wasVisible: boolean };
type Saved = { readonly id: string; readonly output: { readonly offset: number } | null };

let stage: AppStage;

beforeEach(async () => {
  stage = await createAppStage();
}, 60_000);

afterEach(() => stage.close(), 60_000);

async function screenSays(app: AppDriver, text: string): Promise<void> {
  await app.terminal.locator('.xterm-rows').filter({ hasText: text }).waitFor({ timeout: 20_000 });
}

/** Opens tabs on the server, each with a scrollback and a last line of its own. */
async function printInTabs(app: AppDriver): Promise<void> {
  for (let tab = 0; tab < TABS; tab += 1) {
    await app.newTabOn(SERVER_NAME, stage.container.name);
    await app.waitForLink('Connected');
    await app.type(`for i in $(seq 200); do echo line-$i; done; echo saved-''screen-${tab}-end\n`);
    await screenSays(app, `saved-screen-${tab}-end`);
  }
}

/** Where the saved output of each of those tabs ends. */
function savedEnds(): ReadonlyMap<string, number> {
  const { tabs } = JSON.parse(readFileSync(join(stage.userData, 'tabs.json'), 'utf8')) as {
    readonly tabs: readonly Saved[];
  };
  return new Map(tabs.slice(-TABS).map(({ id, output }) => [id, output?.offset ?? 0]));
}

test(
  'the window appears with every tab restored, which are to be read, searched and selected offline',
  { timeout: 180_000 },
  async () => {
    const before = await stage.launchWithServer();
    await printInTabs(before);
    await before.quit();
    stage.proxy.goDown('reset');
    const saved = savedEnds();

    const app = await AppDriver.launch({
      userData: stage.userData,
      env: displayEnvironment(),
      require: PROBE,
    });
    try {
      const read = (): Promise<ShownWith | undefined> =>
        app.electron.evaluate(() => (globalThis as { readonly shownWith?: ShownWith }).shownWith);
      await expect.poll(read, { timeout: 20_000 }).toBeDefined();
      const shownWith = await read();
      expect(shownWith?.wasVisible).toBe(false);
      const active = shownWith?.terminals.filter(({ text }) => text.includes(`saved-screen-${TABS - 1}-end`));
      expect(active, 'the screen of the tab that is shown').toMatchObject([{ isHidden: false }]);
      const restored = shownWith?.terminals
        .filter(({ tab }) => saved.has(tab))
        .map(({ tab, end }) => [tab, end]);
      expect(new Map(restored as [string, number][])).toEqual(saved);

      for (let tab = TABS - 1; tab >= 0; tab -= 3) {
        await app.tabs.nth((await app.tabs.count()) - TABS + tab).click();
        await screenSays(app, `saved-screen-${tab}-end`);
        await app.terminal.hover();
        await app.page.mouse.wheel(0, -1_000);
        await app.terminal
          .locator('.xterm-rows')
          .filter({ hasNotText: `saved-screen-${tab}-end` })
          .waitFor();
        expect(await app.history()).toContain('line-1\nline-2\n');
      }
      await app.page.getByText(/^Offline – last updated /).waitFor();
      await app.menu('Find…');
      await app.page.getByRole('searchbox', { name: 'Find' }).fill('line-19');
      // 19 and 190–199.
      await app.page.getByRole('status', { name: 'Matches' }).filter({ hasText: 'of 11' }).waitFor();
    } finally {
      await app.stop();
    }
  },
);
