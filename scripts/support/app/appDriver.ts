// Controls the real app like its user, through roles, names and menus. Used by the demo and the end-to-end
// tests.
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
/** Max number of attempts to read the copied history; copying a long history takes a while. */
const COPY_TRIES = 80;
const COPY_TRIES_PER_SELECTION = 40;
const COPY_POLL_MS = 50;
/** Interval of searches in the history for a text that is not on screen, ms. */
const COPY_EVERY_MS = 1_000;
/** Min pause between two copies, as a multiple of the last copy's duration. */
const COPY_PAUSES = 2;
/** Position of a terminal's text in its group, pixels. The margin with the marks is left of it. */
export const TEXT_CORNER = { x: 12, y: 2 };
/**
 * Position where a click only clears the selection. The sticky command line may cover the first row, so it is
 * lower.
 */
export const BELOW_FIRST_ROW = { x: TEXT_CORNER.x, y: 40 };

export type LaunchOptions = {
  /** Folder for the user data. A launch with the same folder is the same user's next start. */
  readonly userData: string;
  readonly env?: Readonly<Record<string, string>>;
  /** CommonJS file that the main process loads before the app. */
  readonly require?: string;
  /** True to show the introduction of the first start; otherwise it is skipped. */
  readonly isNewUser?: boolean;
};

/** Fields in the dialog "Add server". */
export type ServerEntry = { readonly name: string; readonly url: string; readonly token: string };

/** Marks the introduction as seen. */
function skipIntroduction(userData: string): void {
  const path = join(userData, 'introduction.json');
  if (existsSync(path)) return;
  mkdirSync(userData, { recursive: true });
  writeFileSync(path, JSON.stringify({ version: 1, shown: false }), { mode: 0o600 });
}

/** One run of the app, through one of its windows. */
export class AppDriver {
  readonly electron: ElectronApplication;
  readonly page: Page;
  #hasClosed = false;

  private constructor(electron: ElectronApplication, page: Page) {
    this.electron = electron;
    this.page = page;
    electron.on('close', () => {
      this.#hasClosed = true;
    });
  }

  /** Starts the built app, and waits until its window shows tabs. */
  static async launch(options: LaunchOptions): Promise<AppDriver> {
    if (options.isNewUser !== true) skipIntroduction(options.userData);
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

  /** Returns a driver for the window that `open` opens. */
  async openWindow(open: () => Promise<unknown>): Promise<AppDriver> {
    const [page] = await Promise.all([this.electron.waitForEvent('window'), open()]);
    await page.getByRole('tablist').waitFor({ timeout: START_TIMEOUT_MS });
    return new AppDriver(this.electron, page);
  }

  /** Drivers for all windows, in no particular order. */
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

  /** The visible terminal. */
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

  /** Dismisses all notices. */
  async dismissNotices(): Promise<void> {
    const buttons = await this.page.getByRole('button', { name: 'Dismiss' }).all();
    // Clicks the buttons from last to first, because each is found by its index.
    for (const button of buttons.toReversed()) await button.click();
  }

  /**
   * True when the visible pane's server has no token. Without a keychain, a token is lost when the app quits.
   */
  async isSignedOut(): Promise<boolean> {
    return (await this.status.innerText()).startsWith('Signed out');
  }

  /** Types into the visible terminal, one key after another. */
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

  /** Enters a server's token again, as users do on machines without a keychain. */
  async signIn(server: string, token: string): Promise<void> {
    await this.menu('Manage Servers…');
    await this.page.getByRole('button', { name: `Edit ${server}` }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Edit server' });
    await dialog.getByRole('textbox', { name: 'Token' }).fill(token);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'hidden' });
  }

  /** Opens a tab from the new-tab menu, with an item in the server's group. */
  async newTabOn(server: string, target: string | RegExp): Promise<void> {
    const before = await this.tabs.count();
    await this.page.getByRole('button', { name: 'New tab menu' }).click();
    const group = this.page.getByRole('menu').getByRole('group', { name: server });
    await group.getByRole('menuitem', { name: target }).click();
    await this.tabs.nth(before).waitFor();
  }

  /** Renames the visible pane. */
  async renamePane(title: string): Promise<void> {
    await this.menu('Rename Tab…');
    const field = this.page.getByRole('textbox', { name: 'Tab title' });
    await field.fill(title);
    await field.press('Enter');
    await this.page.getByRole('tab', { name: title }).waitFor();
  }

  /**
   * Returns the visible terminal's whole text, copied with Select All and Copy. It is empty when there is no
   * text.
   */
  async history(): Promise<string> {
    await repeatable(() => this.electron.evaluate(({ clipboard }) => clipboard.clear()));
    for (let tries = 0; tries < COPY_TRIES; tries += 1) {
      // Both steps are repeated, because output that arrives between them clears the selection.
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

  /** Returns the visible rows of the active terminal; each ends with a line feed. */
  async screen(): Promise<string> {
    return this.page.evaluate(() => {
      const visible = [...document.querySelectorAll('[data-terminal]')].filter((group) =>
        group.checkVisibility({ visibilityProperty: true }),
      );
      const active =
        visible.length === 1 ? visible[0] : visible.find((group) => group.ariaCurrent === 'true');
      const rows = [...(active?.querySelectorAll('.xterm-rows > div') ?? [])];
      return rows.map((row) => `${row.textContent?.trimEnd() ?? ''}\n`).join('');
    });
  }

  /** Waits until the visible terminal's text contains `text`, either on screen or in the scrollback. */
  async waitForText(text: string, timeoutMs: number): Promise<void> {
    const deadline = Date.now() + timeoutMs;
    let copiedAt = Date.now();
    let copyMs = 0;
    for (;;) {
      if ((await this.screen()).includes(text)) return;
      const startedAt = Date.now();
      // Copies are rare, because the copy of a long history takes time that the app needs for its output.
      if (startedAt > deadline || startedAt > copiedAt + Math.max(COPY_EVERY_MS, COPY_PAUSES * copyMs)) {
        if ((await this.history()).includes(text)) return;
        copiedAt = Date.now();
        copyMs = copiedAt - startedAt;
        if (startedAt > deadline) throw new Error(`"${text}" did not appear within ${timeoutMs} ms`);
      }
      await this.page.waitForTimeout(POLL_MS);
    }
  }

  /**
   * Starts watching for the visible terminal's next output. The returned function resolves with the time of
   * that output, ms since 1970.
   */
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

  /** Clicks into the terminal to clear the selection that was made for reading the history. */
  async deselect(): Promise<void> {
    await this.terminal.click({ position: BELOW_FIRST_ROW });
  }

  async screenshot(path: string): Promise<void> {
    await this.page.screenshot({ path });
  }

  /** Simulates that the computer wakes from sleep. */
  async wake(): Promise<void> {
    await repeatable(() => this.electron.evaluate(({ powerMonitor }) => void powerMonitor.emit('resume')));
  }

  /** Ids of all processes of the app. */
  processes(): number[] {
    return processTree(this.pid);
  }

  /** Quits like a user, by closing the window. */
  async quit(): Promise<void> {
    await this.electron.close();
  }

  /** Ends the app in any state; does nothing if it has already ended. */
  async stop(): Promise<void> {
    if (!this.#hasClosed) await this.electron.close();
  }

  /** Kills the app, so that it cannot save anything, as in a crash. */
  async kill(): Promise<void> {
    const gone = this.electron.waitForEvent('close').catch(() => undefined);
    process.kill(this.pid, 'SIGKILL');
    await gone;
  }
}
