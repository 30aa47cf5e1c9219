// The app is killed while output arrives, and started again.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { AppDriver } from '../../scripts/support/app/appDriver.ts';
import { SERVER_NAME } from '../support/app/appStage.ts';
import { appTest as test } from '../support/appTest.ts';
import { between, doneWord, expectSameText, shownBetween } from '../support/app/exactText.ts';

/** Returns the first line of each tab's tooltip; the other lines depend on the connection. */
const titlesOf = (app: AppDriver): Promise<string[]> =>
  app.tabs.evaluateAll((tabs) => tabs.map((tab) => (tab as HTMLElement).title.split('\n')[0] ?? ''));

/** Returns a command that prints for about ten seconds and keeps a copy in `copyFile`. */
function printer(copyFile: string): string {
  const loop = `i=0; while [ $i -lt 100000 ]; do i=$((i+1)); echo line $i; [ $((i%1000)) = 0 ] && sleep 0.1; done`;
  return between('loop', `(${loop}) | tee ${copyFile}`);
}

test(
  'R4: after kill -9 of the app during output, tabs on this computer continue by themselves and show every line once',
  { timeout: 180_000 },
  async ({ stage }) => {
    const copy = join(stage.folder, 'printed');
    let app = await stage.launch();
    await app.waitForLink('Connected');
    await app.renamePane('build');
    await app.type(printer(copy));
    await app.waitForText('line 20000', 30_000);
    await app.kill();

    app = await stage.launch();
    await app.page.getByRole('tab', { name: 'build' }).waitFor();
    await app.waitForText(doneWord('loop'), 90_000);
    expectSameText(shownBetween('loop', await app.history()), readFileSync(copy, 'utf8'));
    await app.waitForLink('Connected');
  },
);

test(
  'R4: after kill -9 of the app, tabs on a server come back with their order, titles and exact contents',
  { timeout: 180_000 },
  async ({ stage }) => {
    const copy = join(stage.folder, 'printed');
    let app = await stage.launchOn();
    await app.type("echo only-''once\n");
    await app.waitForText('only-once', 20_000);
    await app.renamePane('deploy');
    await app.newTabOn(SERVER_NAME, /^Shell on /);
    await app.waitForLink('Connected');
    await app.type(printer(copy));
    await app.waitForText('line 20000', 30_000);
    const titles = await titlesOf(app);
    await app.kill();

    app = await stage.launch();
    await app.waitForText('line 20000', 30_000);
    expect(await titlesOf(app)).toEqual(titles);
    expect(await app.tabs.nth(2).getAttribute('aria-selected')).toBe('true');
    // There is no keychain under a virtual display, so the token was kept only in memory.
    await app.waitForLink('Signed out');
    await app.signIn(SERVER_NAME, stage.server.token);
    await app.waitForText(doneWord('loop'), 90_000);
    expectSameText(shownBetween('loop', await app.history()), readFileSync(copy, 'utf8'));
    await app.page.getByRole('tab', { name: 'deploy' }).click();
    expect((await app.history()).match(/^only-once$/gm)).toHaveLength(1);
  },
);
