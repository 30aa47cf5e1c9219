// First paint: the window appears with the last screen of every tab, even if its server cannot be reached.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { AppDriver } from '../../../scripts/support/app/appDriver.ts';
import type { TestContainer } from '../../../scripts/support/engine/containers.ts';
import { projectRoot } from '../../../scripts/support/projectRoot.ts';
import { SERVER_NAME } from '../../support/app/appStage.ts';
import { appTest as test } from '../../support/appTest.ts';
import { displayEnvironment } from '../../support/app/display.ts';

const TABS = 10;
const PROBE = join(projectRoot, 'test', 'support', 'revealProbe.cjs');

type ShownTerminal = {
  readonly pane: string;
  /** End of the output that it has, as an offset. */
  readonly end: number;
  /** True while it is being filled. */
  readonly isHidden: boolean;
  /** Drawn text; empty for a pane that was not shown yet. */
  readonly text: string;
};
type ShownWith = { readonly terminals: readonly ShownTerminal[]; readonly wasVisible: boolean };
type Saved = { readonly id: string; readonly output: { readonly offset: number } | null };

async function screenShows(app: AppDriver, text: string): Promise<void> {
  await app.terminal.locator('.xterm-rows').filter({ hasText: text }).waitFor({ timeout: 20_000 });
}

/** Opens tabs on the server, each with a scrollback and a last line of its own. */
async function printInTabs(app: AppDriver, container: TestContainer): Promise<void> {
  for (let tab = 0; tab < TABS; tab += 1) {
    await app.newTabOn(SERVER_NAME, container.name);
    await app.waitForLink('Connected');
    await app.type(`for i in $(seq 200); do echo line-$i; done; echo saved-''screen-${tab}-end\n`);
    await screenShows(app, `saved-screen-${tab}-end`);
  }
}

/** Returns the end offset of each of those tabs' saved output, keyed by pane. */
function savedEnds(userData: string): ReadonlyMap<string, number> {
  const { panes } = JSON.parse(readFileSync(join(userData, 'tabs.json'), 'utf8')) as {
    readonly panes: readonly Saved[];
  };
  return new Map(panes.slice(-TABS).map(({ id, output }) => [id, output?.offset ?? 0]));
}

test(
  'without a network the window appears with every tab restored, and their text can be scrolled, copied and searched',
  { timeout: 180_000 },
  async ({ stage }) => {
    const before = await stage.launchWithServer();
    await printInTabs(before, stage.container);
    await before.quit();
    stage.proxy.goDown('reset');
    const saved = savedEnds(stage.userData);

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
        .filter(({ pane }) => saved.has(pane))
        .map(({ pane, end }) => [pane, end]);
      expect(new Map(restored as [string, number][])).toEqual(saved);

      for (let tab = TABS - 1; tab >= 0; tab -= 3) {
        await app.tabs.nth((await app.tabs.count()) - TABS + tab).click();
        await screenShows(app, `saved-screen-${tab}-end`);
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
      // “19” matches in line 19 and in lines 190–199: 11 matches.
      await app.page.getByRole('status', { name: 'Matches' }).filter({ hasText: 'of 11' }).waitFor();
    } finally {
      await app.stop();
    }
  },
);
