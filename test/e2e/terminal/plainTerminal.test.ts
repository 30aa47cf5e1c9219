// What a plain xterm.js says in a real page is what the server's screen says in its place (S11).
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { electronExecutable } from '../../../scripts/setup/electronExecutable.ts';
import { electronArguments } from '../../../scripts/support/app/electronArguments.ts';
import { projectRoot } from '../../../scripts/support/projectRoot.ts';
import type { TerminalProfile } from '../../../protocol/messages/common.ts';
import { Emulator } from '../../../server/screen/emulator.ts';
import { FORGET, QUERY_PROFILE, QUERY_SIZE, XTERM_QUERIES } from '../../server/screen/queries.ts';
import { displayEnvironment } from '../../support/app/display.ts';

/** What the page's scripts bring. */
type PageWindow = Window & {
  readonly Terminal: typeof import('@xterm/xterm').Terminal;
  readonly Unicode11Addon: {
    readonly Unicode11Addon: typeof import('@xterm/addon-unicode11').Unicode11Addon;
  };
};

const MAIN = `const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => new BrowserWindow({ width: 1200, height: 800 }).loadFile('page.html'));`;

const packageFile = (path: string): string => pathToFileURL(join(projectRoot, 'node_modules', path)).href;
const PAGE = `<!doctype html><link rel="stylesheet" href="${packageFile('@xterm/xterm/css/xterm.css')}">
<script src="${packageFile('@xterm/xterm/lib/xterm.js')}"></script>
<script src="${packageFile('@xterm/addon-unicode11/lib/addon-unicode11.js')}"></script><div id="terminal"></div>`;

let folder: string;
let electron: ElectronApplication;
let page: Page;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'holdfast-plain-'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'plain', main: 'main.cjs' }));
  writeFileSync(join(folder, 'main.cjs'), MAIN);
  writeFileSync(join(folder, 'page.html'), PAGE);
  electron = await _electron.launch({
    executablePath: electronExecutable(),
    args: [...electronArguments(), folder],
    env: { ...(process.env as Record<string, string>), ...displayEnvironment() },
  });
  page = await electron.firstWindow();
}, 60_000);

afterAll(async () => {
  await electron.close();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

const { palette, foreground, background, cursor } = QUERY_PROFILE;
const NAMES = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'];
const BRIGHT_NAMES = NAMES.map((name) => `bright${name.slice(0, 1).toUpperCase()}${name.slice(1)}`);
const THEME = {
  foreground,
  background,
  cursor,
  ...Object.fromEntries([...NAMES, ...BRIGHT_NAMES].map((name, index) => [name, palette[index]])),
};

/** Asks a plain terminal everything; also tells the size of a cell there. */
function askPlainTerminal(): Promise<{ answers: string[]; cellWidth: number; cellHeight: number }> {
  const asked = XTERM_QUERIES.map(({ setup, sequence }) => ({ setup, sequence }));
  return page.evaluate(
    async ({ size, theme, queries, forget }) => {
      const { Terminal, Unicode11Addon } = window as unknown as PageWindow;
      const windowOptions = { getWinSizePixels: true, getCellSizePixels: true, getWinSizeChars: true };
      const terminal = new Terminal({ ...size, theme, windowOptions, allowProposedApi: true });
      terminal.loadAddon(new Unicode11Addon.Unicode11Addon());
      terminal.unicode.activeVersion = '11';
      const element = document.querySelector('#terminal') as HTMLElement;
      terminal.open(element);
      let said = '';
      terminal.onData((data) => (said += data));
      const print = (text: string): Promise<void> => new Promise((resolve) => terminal.write(text, resolve));
      const answers: string[] = [];
      for (const { setup, sequence } of queries) {
        await print(forget + setup);
        said = '';
        await print(sequence);
        answers.push(said);
      }
      const box = element.querySelector('.xterm-screen')?.getBoundingClientRect();
      const { width = 0, height = 0 } = box ?? {};
      return { answers, cellWidth: width / size.cols, cellHeight: height / size.rows };
    },
    { size: QUERY_SIZE, theme: THEME, queries: asked, forget: FORGET },
  );
}

function answersOfServer(profile: TerminalProfile): string[] {
  let said = '';
  const emulator = new Emulator(QUERY_SIZE, profile, (text) => (said += text));
  return XTERM_QUERIES.map(({ setup, sequence }) => {
    emulator.write(Buffer.from(FORGET + setup));
    said = '';
    emulator.write(Buffer.from(sequence));
    return said;
  });
}

test('S11: asked everything there is to ask, both say the same', async () => {
  const { answers, ...cell } = await askPlainTerminal();
  const named = (all: readonly string[]) => XTERM_QUERIES.map(({ name }, index) => `${name}: ${all[index]}`);
  expect(cell.cellWidth).toBeGreaterThan(1);
  expect(named(answersOfServer({ ...QUERY_PROFILE, ...cell }))).toEqual(named(answers));
  const inPixels = /^\x1b\[[46];/;
  const table = XTERM_QUERIES.map(({ answer }, index) => (inPixels.test(answer) ? answers[index] : answer));
  expect(named(table as string[]), 'and the table of answers is true').toEqual(named(answers));
}, 60_000);
