// Tour of the app for its documentation. Each step is reached by keys, roles and names, and has a screenshot.
import { afterEach, expect } from 'vitest';
import { BELOW_FIRST_ROW, type AppDriver } from '../../../scripts/support/app/appDriver.ts';
import type { TestContainer } from '../../../scripts/support/engine/containers.ts';
import { expectAccessible } from '../../support/app/accessibility.ts';
import { appTest as test } from '../../support/appTest.ts';
import { sharedEngine } from '../../support/engine/dockerEngine.ts';
import { shootThemes, TOUR_PICTURES } from '../../support/app/pictures.ts';

const SERVER = 'build-3';
const SIZE = { width: 1180, height: 720 };
const LIMIT_MS = 300_000;

let container: TestContainer;
let app: AppDriver;

test.beforeEach(async ({ stage }) => {
  const labels = { 'com.docker.compose.project': 'shop', 'com.docker.compose.service': 'web' };
  container = await sharedEngine().createContainer({ name: 'shop-web-1', labels });
  app = await stage.launch();
  await app.electron.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setSize(width, height);
  }, SIZE);
  await app.addServer({ name: SERVER, url: stage.url, token: stage.server.token });
  await app.dismissNotices();
}, 90_000);

afterEach(async () => {
  await container.remove();
}, 60_000);

/** Returns a command that sets a prompt, the same on every machine, and clears the screen. */
const prompt = (name: string): string => `PS1='\\[\\e[36m\\]${name}\\[\\e[0m\\]:\\w\\$ '; cd /; clear\n`;

/** Command that prints steps of a long build, in colors. */
const BUILD = [
  'for i in $(seq 1 900); do',
  String.raw`printf '\e[2m[%3d/900]\e[0m \e[32mok\e[0m compiled \e[34mpackage-%03d\e[0m in %d ms\n' $i $((i * 7 % 211)) $((i * 37 % 400));`,
  'sleep 0.15; done',
].join(' ');

/** Types into the focused pane. */
const type = (text: string): Promise<void> => app.page.keyboard.type(text);

/** Runs a command in the focused pane, and waits for its output. */
async function run(command: string, shown: string): Promise<void> {
  await type(`${command}\n`);
  await app.waitForText(shown, 20_000);
  // A click clears the selection with which the text was read.
  const shownNow = app.page
    .getByRole('group', { name: /^Terminal: / })
    .and(app.page.locator(':focus-within'));
  await shownNow.click({ position: BELOW_FIRST_ROW });
}

/** Splits the focused pane; the new pane gets the focus. */
async function splitInto(keys: string, title: string): Promise<void> {
  const panes = app.page.getByRole('group', { name: /^Terminal: / });
  const before = await panes.count();
  await app.page.keyboard.press(keys);
  await expect.poll(() => panes.count()).toBe(before + 1);
  await app.waitForLink('Connected');
  await app.renamePane(title);
  await expect.poll(() => pane(title).getAttribute('aria-current')).toBe('true');
  await type(prompt('shop-web-1'));
  await app.waitForText('shop-web-1:/# ', 20_000);
}

const shoot = (name: string): Promise<void> =>
  shootThemes(app, TOUR_PICTURES, name, (theme) => expectAccessible(app, `${name}, ${theme}`));

async function closeTab(): Promise<void> {
  const before = await app.tabs.count();
  await app.menu('Close Tab');
  await expect.poll(() => app.tabs.count()).toBe(before - 1);
}

const pane = (title: string) => app.page.getByRole('group', { name: `Terminal: ${title}`, exact: true });

test(
  'every step of the tour can be reached by keys, roles and names, and is accessible',
  { timeout: LIMIT_MS },
  async ({ stage }) => {
    await app.renamePane('notes');

    // The introduction for new users, below a working shell.
    await app.waitForLink('Connected');
    await app.type(prompt('laptop'));
    await app.waitForText('laptop:/# ', 20_000);
    await app.deselect();
    await app.menu('Introduction');
    const introduction = app.page.getByRole('region', { name: 'Introduction' });
    await introduction.getByRole('button', { name: 'Cut the connection', disabled: false }).waitFor();
    await shoot('introduction');
    await introduction.getByRole('button', { name: 'Dismiss' }).click();

    // The menu of targets for a new tab.
    await app.newTabOn(SERVER, 'shop-web-1');
    await app.waitForLink('Connected');
    await app.type(prompt('shop-web-1'));
    await app.waitForText('shop-web-1:/# ', 20_000);
    await run(BUILD, 'package-028');
    await app.page.getByRole('button', { name: 'New tab menu' }).click();
    await app.page.getByRole('menu', { name: 'New tab on' }).waitFor();
    await shoot('targets');
    await app.page.keyboard.press('Escape');

    // Panes side by side.
    await splitInto('Control+Shift+O', 'load');
    await run('uptime; df -h / | head -3; ls --color=always /', 'etc');
    await splitInto('Control+Shift+E', 'log');
    await run('for i in $(seq 1 30); do echo "GET /cart/$i 200"; done', 'cart/30 ');
    await shoot('panes');

    // The connection is cut: text stays, typed input is kept, and the status line has the next step.
    stage.proxy.goDown('reset');
    await app.waitForLink('Reconnecting');
    await type('make deploy');
    await app.page.getByRole('button', { name: 'Discard unsent input' }).waitFor();
    await shoot('link-cut');
    await app.page.getByRole('button', { name: 'Discard unsent input' }).click();
    stage.proxy.restore();
    await app.waitForLink('Connected');
    await app.page.getByRole('button', { name: 'Connection history' }).click();
    const connectionHistory = app.page.getByRole('dialog', { name: `Connection history of ${SERVER}` });
    const periods = connectionHistory.getByRole('listitem');
    await expect.poll(() => periods.last().innerText()).toContain('Connected');
    expect((await periods.allInnerTexts()).some((text) => text.includes('Reconnecting'))).toBe(true);
    await shoot('connection-history');
    await app.electron.evaluate(({ clipboard }) => clipboard.clear());
    await connectionHistory.getByRole('button', { name: 'Copy' }).click();
    await expect
      .poll(() => app.electron.evaluate(({ clipboard }) => clipboard.readText()))
      .toMatch(/^Connection to build-3 .*[^]*Reconnecting  for/);
    await connectionHistory.getByRole('button', { name: 'Close' }).click();

    // Finding text in the output.
    await app.menu('Find…');
    await app.page.getByRole('searchbox', { name: 'Find' }).fill('cart/2');
    await app.page.getByRole('status', { name: 'Matches' }).filter({ hasText: 'of ' }).waitFor();
    await shoot('find');
    await app.page.keyboard.press('Escape');

    await app.page.keyboard.press('Control+Shift+S');
    const search = app.page.getByRole('dialog', { name: 'Search all sessions' });
    await search.getByRole('combobox').fill('cart/2');
    await search.getByRole('option').first().waitFor();
    await shoot('search-all');
    await app.page.keyboard.press('Escape');
    await app.menu('Copy Text by Keyboard');
    await shoot('hints');
    await app.page.keyboard.press('Escape');

    // Finding a command by typing.
    await app.page.keyboard.press('Control+Shift+P');
    const palette = app.page.getByRole('dialog', { name: 'Command palette' });
    await palette.getByRole('combobox').fill('split');
    await expect.poll(() => palette.getByRole('option').count()).toBeGreaterThan(1);
    await shoot('palette');
    await palette.getByRole('combobox').fill('no such thing');
    await palette.getByText('Nothing matches “no such thing”').waitFor();
    await shoot('nothing-found');
    await app.page.keyboard.press('Escape');

    await app.menu('Settings…');
    await app.page.getByRole('dialog', { name: 'Settings' }).waitFor();
    await shoot('settings');
    await app.page.getByRole('button', { name: 'Done', exact: true }).click();

    // Changing a shortcut to keys that another command uses.
    await app.page.keyboard.press('F1');
    await app.page
      .getByRole('button', { name: 'Shortcut for Background sessions…: Ctrl+Shift+D' })
      .press('Enter');
    await app.page.getByRole('button', { name: /^Press the new shortcut/ }).waitFor();
    await app.page.keyboard.press('Control+Shift+F');
    await app.page.getByRole('alert').filter({ hasText: 'is already used by “Find”' }).waitFor();
    await shoot('shortcuts');
    await app.page.keyboard.press('Escape');
    await app.page.getByRole('button', { name: 'Done', exact: true }).click();

    // Sessions without a tab run in the background.
    await app.menu('Close Tab');
    await app.menu('Background Sessions…');
    const sessions = app.page.getByRole('dialog', { name: 'Background sessions' });
    await expect.poll(() => sessions.getByRole('option').count()).toBeGreaterThan(0);
    await shoot('detached');
    await sessions.getByRole('button', { name: 'Close' }).click();

    // A server that does not answer, and a window without tabs.
    await app.addServer({ name: 'build-4', url: 'ws://127.0.0.1:9', token: 'token' });
    await app.newTabOn('build-4', /^Shell on /);
    await app.page.getByRole('note').getByRole('button', { name: 'Try again now' }).waitFor();
    await app.dismissNotices();
    await shoot('not-connected');
    while ((await app.tabs.count()) > 0) await closeTab();
    await app.page.getByRole('heading', { name: 'No tabs are open' }).waitFor();
    await shoot('no-tab');
  },
);
