// Hyperlinks, hints and clipboard access in the real app: nothing is opened or copied without the user's intent.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppDriver, TEXT_CORNER } from '../../../scripts/support/app/appDriver.ts';
import { endEmbeddedServer } from '../../../scripts/support/app/embeddedServer.ts';
import { displayEnvironment } from '../../support/app/display.ts';
import { E2E_PICTURES, shootThemes } from '../../support/app/pictures.ts';

type Opened = { opened?: string[] };

let userData: string;
let app: AppDriver;

beforeAll(async () => {
  userData = mkdtempSync(join(tmpdir(), 'holdfast-links-'));
  app = await AppDriver.launch({ userData, env: displayEnvironment() });
  await app.waitForLink('Connected');
  await app.electron.evaluate(({ shell }) => {
    const seen: string[] = [];
    (globalThis as Opened).opened = seen;
    shell.openExternal = async (url) => void seen.push(url);
  });
}, 90_000);

afterAll(async () => {
  await app.quit();
  await endEmbeddedServer(userData);
  rmSync(userData, { recursive: true, force: true });
}, 60_000);

const clipboard = (): Promise<string> => app.electron.evaluate((electron) => electron.clipboard.readText());
const opened = (): Promise<string[] | undefined> =>
  app.electron.evaluate(() => (globalThis as Opened).opened);

/** Returns a position within the row's text, from the terminal's corner, pixels. */
async function rowAt(row: number): Promise<{ x: number; y: number }> {
  const height = await app.terminal.evaluate((group) => {
    const screen = group.querySelector('.xterm-screen');
    const rows = group.querySelector('.xterm-rows')?.childElementCount ?? 0;
    return (screen?.clientHeight ?? 0) / rows;
  });
  return { x: TEXT_CORNER.x + 20, y: TEXT_CORNER.y + height * (row + 0.5) };
}

test(
  'the real address of a hyperlink is shown, and only Ctrl+click opens it',
  { timeout: 60_000 },
  async () => {
    const osc8 = (target: string, text: string): string => `\\e]8;;${target}\\e\\\\${text}\\e]8;;\\e\\\\\\n`;
    const lines = [
      'https://example.com/plain?a=1\\n',
      osc8('https://evil.test/x', 'https://bank.com/login'),
      osc8('file:///etc/passwd', 'the password file'),
    ];
    await app.type(`clear; printf '${lines.join('')}'\n`);
    await app.waitForText('\nthe password file', 20_000);
    await app.deselect();
    const line = app.page.getByRole('status', { name: 'Link address' });
    const shows = async (row: number, text: string): Promise<void> => {
      await app.terminal.hover({ position: await rowAt(row) });
      await line.filter({ hasText: text }).waitFor();
    };
    const click = async (row: number, modifiers: 'Control'[]): Promise<void> =>
      app.terminal.click({ position: await rowAt(row), modifiers });

    await shows(0, 'Ctrl+click to open https://example.com/plain?a=1'.replace(' h', 'h'));
    await click(0, []);
    expect(await opened()).toEqual([]);
    await click(0, ['Control']);
    await expect.poll(opened).toEqual(['https://example.com/plain?a=1']);
    await shows(2, 'Can only be copied');
    await click(2, ['Control']);
    await shows(1, 'Shows bank.com, but leads to evil.test');
    await shootThemes(app, E2E_PICTURES, 'links');
    await click(1, ['Control']);
    // The file, clicked before, was not opened.
    await expect.poll(opened).toEqual(['https://example.com/plain?a=1', 'https://evil.test/x']);
  },
);

test(
  'visible commits, paths and addresses are copied, opened or pasted by typing their labels',
  { timeout: 60_000 },
  async () => {
    const printed = 'commit 06367afb1 src/app.ts:12:3 https://example.com/hint 127.0.0.1:8080';
    await app.type(`clear; echo ${printed}; PS1='$ '\n`);
    await app.waitForText(`\n$ `, 20_000);
    await app.deselect();
    const hints = app.page.getByRole('menu', { name: 'Hints' });
    const show = async (): Promise<void> => {
      await app.page.keyboard.press('Control+Shift+Space');
      await hints.getByRole('menuitem', { name: 'a: copy commit 06367afb1' }).waitFor();
    };
    await show();
    expect(
      await hints.getByRole('menuitem').evaluateAll((items) => items.map((item) => item.ariaLabel)),
    ).toEqual([
      'a: copy commit 06367afb1',
      's: copy path src/app.ts:12:3',
      'd: copy URL https://example.com/hint',
      'f: copy IP address 127.0.0.1:8080',
    ]);
    await shootThemes(app, E2E_PICTURES, 'hints');
    await app.page.keyboard.press('s');
    await hints.waitFor({ state: 'hidden' });
    await expect.poll(clipboard).toBe('src/app.ts:12:3');
    await show();
    await app.page.keyboard.press('Shift+D');
    await expect.poll(opened).toContain('https://example.com/hint');
    await show();
    await app.page.keyboard.press('Escape');
    await hints.waitFor({ state: 'hidden' });
    // The terminal has the focus again.
    await app.page.keyboard.type('echo picked=');
    await show();
    await app.page.keyboard.press('Shift+A');
    await app.page.keyboard.type('\n');
    await app.waitForText('\npicked=06367afb1', 20_000);
  },
);

test(
  'a program writes to the clipboard only when the user allows it, and never during a replay',
  { timeout: 60_000 },
  async () => {
    await app.electron.evaluate(({ clipboard: board }) => board.writeText('mine'));
    const bar = app.page.getByRole('group', { name: 'Clipboard' });
    const copy = (text: string): Promise<void> =>
      app.type(`clear; printf '\\e]52;c;${Buffer.from(text).toString('base64')}\\adone\\n'\n`);
    await copy('from the program');
    await bar
      .filter({ hasText: 'wants to copy 16 characters to the clipboard: “from the program”' })
      .waitFor();
    await shootThemes(app, E2E_PICTURES, 'clipboard');
    await bar.getByRole('button', { name: 'Ignore' }).click();
    await bar.waitFor({ state: 'hidden' });
    expect(await clipboard()).toBe('mine');
    await copy('allowed');
    await bar.getByRole('button', { name: 'Allow' }).click();
    await expect.poll(clipboard).toBe('allowed');
    // The reload replays all output.
    await app.page.reload();
    await app.waitForText('done\n', 20_000);
    expect(await bar.count()).toBe(0);
  },
);

test('a selection is copied with its colors, and as plain text', { timeout: 60_000 }, async () => {
  await app.type(`clear; printf 'plain \\e[1;31mred\\e[m\\n'; PS1='> '\n`);
  await app.waitForText('\n> ', 20_000);
  await app.terminal.dblclick({ position: { ...(await rowAt(0)), x: TEXT_CORNER.x + 55 } });
  await app.menu('Copy with Colors');
  await expect.poll(clipboard).toBe('red');
  const html = await app.electron.evaluate((electron) =>
    (electron.clipboard as unknown as { readHTML: () => string }).readHTML(),
  );
  expect(html).toMatch(/<span style="color:\s?#[0-9a-f]{6};\s?font-weight:\s?bold;?">red<\/span>/);
});
