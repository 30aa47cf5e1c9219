// Replies of the server's screen (S11) compared with those of a plain xterm.js in a real page.
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

/** Globals of the page's scripts. */
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

/** Sends all queries to a plain terminal; returns its replies and its cell size. */
function queryPlainTerminal(): Promise<{ replies: string[]; cellWidth: number; cellHeight: number }> {
  const sequences = XTERM_QUERIES.map(({ setup, sequence }) => ({ setup, sequence }));
  return page.evaluate(
    async ({ size, theme, queries, forget }) => {
      const { Terminal, Unicode11Addon } = window as unknown as PageWindow;
      const windowOptions = { getWinSizePixels: true, getCellSizePixels: true, getWinSizeChars: true };
      const terminal = new Terminal({ ...size, theme, windowOptions, allowProposedApi: true });
      terminal.loadAddon(new Unicode11Addon.Unicode11Addon());
      terminal.unicode.activeVersion = '11';
      const element = document.querySelector('#terminal') as HTMLElement;
      terminal.open(element);
      let reply = '';
      terminal.onData((data) => (reply += data));
      const print = (text: string): Promise<void> => new Promise((resolve) => terminal.write(text, resolve));
      const replies: string[] = [];
      for (const { setup, sequence } of queries) {
        await print(forget + setup);
        reply = '';
        await print(sequence);
        replies.push(reply);
      }
      const box = element.querySelector('.xterm-screen')?.getBoundingClientRect();
      const { width = 0, height = 0 } = box ?? {};
      return { replies, cellWidth: width / size.cols, cellHeight: height / size.rows };
    },
    { size: QUERY_SIZE, theme: THEME, queries: sequences, forget: FORGET },
  );
}

function repliesOfServer(profile: TerminalProfile): string[] {
  let reply = '';
  const emulator = new Emulator(QUERY_SIZE, profile, (text) => (reply += text));
  return XTERM_QUERIES.map(({ setup, sequence }) => {
    emulator.write(Buffer.from(FORGET + setup));
    reply = '';
    emulator.write(Buffer.from(sequence));
    return reply;
  });
}

test('S11: the server’s screen replies to every query exactly like a plain xterm.js', async () => {
  const { replies, ...cell } = await queryPlainTerminal();
  const named = (all: readonly string[]) => XTERM_QUERIES.map(({ name }, index) => `${name}: ${all[index]}`);
  expect(cell.cellWidth).toBeGreaterThan(1);
  expect(named(repliesOfServer({ ...QUERY_PROFILE, ...cell }))).toEqual(named(replies));
  const inPixels = /^\x1b\[[46];/;
  const table = XTERM_QUERIES.map(({ answer }, index) => (inPixels.test(answer) ? replies[index] : answer));
  expect(named(table as string[]), 'the table of expected replies is correct').toEqual(named(replies));
}, 60_000);
