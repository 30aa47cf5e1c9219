// Drives the real app as its user does: by roles, names and menus; for the demo and the end-to-end tests.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Locator, Page } from 'playwright-core';
import { electronArguments, englishEnvironment } from './electronArguments.ts';
import { launchElectron } from './launchElectron.ts';
import { electronExecutable } from '../../setup/electronExecutable.ts';
import { processTree } from '../processTree.ts';
import { projectRoot } from '../projectRoot.ts';
import { repeatable } from '../repeatable.ts';

const CONNECT_TIMEOUT_MS = 30_000;
const START_TIMEOUT_MS = 60_000;
const POLL_MS = 100;
/** A long history takes a while to be copied. */
const COPY_TRIES = 80;
const COPY_TRIES_PER_SELECTION = 40;
const COPY_POLL_MS = 50;
/** A text that is not in sight is looked for in the history this often. */
const COPY_EVERY_MS = 1_000;
/** Pauses between copies, by how long a copy took. */
const COPY_PAUSES = 2;
/** Where a terminal's text begins, from its group's corner, pixels: left of it is the margin with its marks. */
export const TEXT_CORNER = { x: 12, y: 2 };
/** Where a click only takes the selection away: the first row may be covered by the line of the command that printed it. */
export const BELOW_FIRST_ROW = { x: TEXT_CORNER.x, y: 40 };

export type LaunchOptions = {
  /** The profile folder; the same one again is the same user's next start. */
  readonly userData: string;
  readonly env?: Readonly<Record<string, string>>;
  /** A CommonJS file that the main process loads before the app. */
  readonly require?: string;
  /** Shows a new profile what the app shows to who is new, in place of the terminal alone. */
  readonly isNewUser?: boolean;
};

/** What `Add server` asks for. */
export type ServerEntry = { readonly name: string; readonly url: string; readonly token: string };

/** Lets the app take its user for one who has seen the introduction. */
function introduce(userData: string): void {
  const path = join(userData, 'introduction.json');
  if (existsSync(path)) return;
  mkdirSync(userData, { recursive: true });
  writeFileSync(path, JSON.stringify({ version: 1, shown: false }), { mode: 0o600 });
}

/** One life of the app. */
export class AppDriver {
  readonly electron: ElectronApplication;
  readonly page: Page;
  #gone = false;

  private constructor(electron: ElectronApplication, page: Page) {
    this.electron = electron;
    this.page = page;
    electron.on('close', () => {
      this.#gone = true;
    });
  }

  /** Starts the built app and waits for its window's tabs. */
  static async launch(options: LaunchOptions): Promise<AppDriver> {
    if (options.isNewUser !== true) introduce(options.userData);
    const electron = await launchElectron({
      executablePath: electronExecutable(),
      args: [
        ...(options.require === undefined ? [] : ['-r', options.require]),
        ...electronArguments(),
        projectRoot,
      ],
      env: {
        ...englishEnvironment(),
        ...options.env,
        HOLDFAST_USER_DATA: options.userData,
      },
      timeout: CONNECT_TIMEOUT_MS,
    });
    const page = await electron.firstWindow({ timeout: START_TIMEOUT_MS });
    await page.getByRole('tablist').waitFor({ timeout: START_TIMEOUT_MS });
    return new AppDriver(electron, page);
  }

  /** The app by another of its windows: the one that `open` makes appear. */
  async openWindow(open: () => Promise<unknown>): Promise<AppDriver> {
    const [page] = await Promise.all([this.electron.waitForEvent('window'), open()]);
    await page.getByRole('tablist').waitFor({ timeout: START_TIMEOUT_MS });
    return new AppDriver(this.electron, page);
  }

  /** The app by each of its windows, in no order. */
  get windows(): readonly AppDriver[] {
    return this.electron.windows().map((page) => new AppDriver(this.electron, page));
  }

  get pid(): number {
    const pid = this.electron.process().pid;
    if (pid === undefined) throw new Error('the app has no process');
    return pid;
  }

  /** Process ids of the main process and of the window's page. */
  async mainAndPage(): Promise<{ readonly main: number; readonly page: number }> {
    const page = await this.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
    );
    if (page === undefined) throw new Error('the app has no window');
    return { main: this.pid, page };
  }

  get status(): Locator {
    return this.page.getByRole('status', { name: 'Connection' });
  }

  get tabs(): Locator {
    return this.page.getByRole('tablist').getByRole('tab');
  }

  /** The terminal that is shown. */
  get terminal(): Locator {
    return this.page.getByRole('group', { name: /^Terminal: / });
  }

  get input(): Locator {
    return this.terminal.getByRole('textbox', { name: 'Terminal input' });
  }

  /** Clicks an item of the application menu by its label. */
  async menu(label: string): Promise<void> {
    const found = await this.electron.evaluate(({ Menu, BrowserWindow }, wanted) => {
      const items = [...(Menu.getApplicationMenu()?.items ?? [])];
      for (const item of items) items.push(...(item.submenu?.items ?? []));
      const match = items.find((item) => item.label === wanted);
      match?.click(undefined, BrowserWindow.getAllWindows()[0], undefined);
      return match !== undefined;
    }, label);
    if (!found) throw new Error(`the application menu has no item "${label}"`);
  }

  /** Waits until the status line starts with `word`. */
  async waitForLink(word: string, timeout = 60_000): Promise<void> {
    await this.status.filter({ hasText: new RegExp(`^\\s*${word}`) }).waitFor({ timeout });
  }

  /** Dismisses what the app had to say. */
  async dismissNotices(): Promise<void> {
    const buttons = await this.page.getByRole('button', { name: 'Dismiss' }).all();
    // Each is found by its place, which those before it have to keep.
    for (const button of buttons.toReversed()) await button.click();
  }

  /** Whether the shown tab's server has no token: where no keychain is, it is gone with the app's last life. */
  async isSignedOut(): Promise<boolean> {
    return (await this.status.innerText()).startsWith('Signed out');
  }

  /** Types into the shown terminal, key by key. */
  async type(text: string): Promise<void> {
    await this.input.focus();
    await this.page.keyboard.type(text);
  }

  async addServer(server: ServerEntry): Promise<void> {
    await this.menu('Add Server…');
    const dialog = this.page.getByRole('dialog', { name: 'Add server' });
    await dialog.getByRole('textbox', { name: 'Name' }).fill(server.name);
    await dialog.getByRole('textbox', { name: 'URL' }).fill(server.url);
    await dialog.getByRole('textbox', { name: 'Token' }).fill(server.token);
    await dialog.getByRole('button', { name: 'Add' }).click();
    await dialog.waitFor({ state: 'hidden' });
    // The targets of the new server are offered.
    await this.page.getByRole('menu', { name: 'New tab on' }).waitFor();
    await this.page.keyboard.press('Escape');
    await this.input.focus();
  }

  /** Gives a server its token again, as its user does where no keychain keeps it. */
  async signIn(server: string, token: string): Promise<void> {
    await this.menu('Manage Servers…');
    await this.page.getByRole('button', { name: `Edit ${server}` }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Edit server' });
    await dialog.getByRole('textbox', { name: 'Token' }).fill(token);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'hidden' });
  }

  /** Opens a tab from the new-tab menu: the item whose name matches, within the server's group. */
  async newTabOn(server: string, target: string | RegExp): Promise<void> {
    const before = await this.tabs.count();
    await this.page.getByRole('button', { name: 'New tab menu' }).click();
    const group = this.page.getByRole('menu').getByRole('group', { name: server });
    await group.getByRole('menuitem', { name: target }).click();
    await this.tabs.nth(before).waitFor();
  }

  /** Gives the shown tab a name of the user's. */
  async renamePane(title: string): Promise<void> {
    await this.menu('Rename Tab…');
    const field = this.page.getByRole('textbox', { name: 'Tab title' });
    await field.fill(title);
    await field.press('Enter');
    await this.page.getByRole('tab', { name: title }).waitFor();
  }

  /** The whole history of the shown terminal, through Select All and Copy as a user would; empty when there is none. */
  async history(): Promise<string> {
    await repeatable(() => this.electron.evaluate(({ clipboard }) => clipboard.clear()));
    for (let tries = 0; tries < COPY_TRIES; tries += 1) {
      // Output that arrives between the two takes the selection away, so both are done again.
      if (tries % COPY_TRIES_PER_SELECTION === 0) {
        await repeatable(() => this.menu('Select All'));
        await repeatable(() => this.menu('Copy'));
      }
      const text = await repeatable(() => this.electron.evaluate(({ clipboard }) => clipboard.readText()));
      if (text !== '') return text;
      await this.page.waitForTimeout(COPY_POLL_MS);
    }
    return '';
  }

  /** The rows of the active terminal that are in sight, each ended by a line feed. */
  async screen(): Promise<string> {
    return this.page.evaluate(() => {
      const seen = [...document.querySelectorAll('[data-terminal]')].filter((group) =>
        group.checkVisibility({ visibilityProperty: true }),
      );
      const active = seen.length === 1 ? seen[0] : seen.find((group) => group.ariaCurrent === 'true');
      const rows = [...(active?.querySelectorAll('.xterm-rows > div') ?? [])];
      return rows.map((row) => `${row.textContent?.trimEnd() ?? ''}\n`).join('');
    });
  }

  /** Waits until the shown terminal's history contains `text`; mostly it comes into sight. */
  async waitForText(text: string, timeoutMs: number): Promise<void> {
    const deadline = Date.now() + timeoutMs;
    let copiedAt = Date.now();
    let copyMs = 0;
    for (;;) {
      if ((await this.screen()).includes(text)) return;
      const startedAt = Date.now();
      // Copying a long history takes the app's time, which it needs for what is waited for.
      if (startedAt > deadline || startedAt > copiedAt + Math.max(COPY_EVERY_MS, COPY_PAUSES * copyMs)) {
        if ((await this.history()).includes(text)) return;
        copiedAt = Date.now();
        copyMs = copiedAt - startedAt;
        if (startedAt > deadline) throw new Error(`"${text}" did not appear within ${timeoutMs} ms`);
      }
      await this.page.waitForTimeout(POLL_MS);
    }
  }

  /** From now on watches for the shown terminal's next output; the result waits for it and gives its wall time, ms. */
  async watchOutput(): Promise<() => Promise<number>> {
    const watch = await this.terminal.evaluateHandle((group) => {
      const at = new Promise<number>((resolve) => {
        const observer = new MutationObserver(() => {
          observer.disconnect();
          resolve(Date.now());
        });
        observer.observe(group, { attributeFilter: ['data-output-end'] });
      });
      return { at };
    });
    return () => watch.evaluate(({ at }) => at);
  }

  /** Clicks into the shown terminal, which takes away what reading its history selected. */
  async deselect(): Promise<void> {
    await this.terminal.click({ position: BELOW_FIRST_ROW });
  }

  async screenshot(path: string): Promise<void> {
    await this.page.screenshot({ path });
  }

  /** The computer wakes, as far as the app can tell. */
  async wake(): Promise<void> {
    await repeatable(() => this.electron.evaluate(({ powerMonitor }) => void powerMonitor.emit('resume')));
  }

  /** Process ids of the whole app. */
  processes(): number[] {
    return processTree(this.pid);
  }

  /** Quits as a user does, by closing the window. */
  async quit(): Promise<void> {
    await this.electron.close();
  }

  /** Ends the app in whatever state it is; harmless when it is gone. */
  async stop(): Promise<void> {
    if (!this.#gone) await this.electron.close();
  }

  /** Ends the app as a crash does, without a chance to save anything. */
  async kill(): Promise<void> {
    const gone = this.electron.waitForEvent('close').catch(() => undefined);
    process.kill(this.pid, 'SIGKILL');
    await gone;
  }
}
