// The installed app, started as its user does, and driven through Chromium's debugger, because a package has no Node debugger.
import { chromium, type Browser, type Page } from 'playwright-core';
import { freePort } from '../support/network/freePort.ts';
import type { CleanRoot } from './cleanRoot.ts';

const POLL_MS = 100;
const START_TIMEOUT_MS = 30_000;

/** User of the clean root that starts the app. */
export type User = 'tester' | 'root';
const homeOf = (user: User): string => (user === 'root' ? '/root' : `/home/${user}`);
/** Command prefix that runs a program as the user, with the environment that a desktop provides. */
const as = (user: User, environment: string): string =>
  `setpriv --reuid ${user} --regid ${user} --init-groups env -i HOME=${homeOf(user)} USER=${user} SHELL=/bin/bash LANG=C.UTF-8 PATH=/usr/local/bin:/usr/bin:/bin${user === 'root' ? ':/usr/sbin:/sbin' : ''} ${environment}`;

/** Runs a program as the ordinary user, to its end. */
export const runAsUser = (root: CleanRoot, command: string, environment = ''): Promise<string> =>
  root.get(`cd ${homeOf('tester')} && ${as('tester', environment)} ${command}`);

/** Options of the start; by default the ordinary user starts `holdfast` from PATH. */
export type Start = { readonly args?: string; readonly program?: string; readonly user?: User };

/** A running app with its debugger's port. */
type Attached = {
  readonly root: CleanRoot;
  readonly browser: Browser;
  readonly pid: number;
  readonly page: Page;
  readonly port: number;
};

type BridgeWindow = Window & { readonly holdfast: { readonly call: (name: string) => Promise<string> } };

async function hasPage(port: number): Promise<boolean> {
  const answer = await fetch(`http://127.0.0.1:${port}/json/list`).catch(() => undefined);
  return (
    answer !== undefined &&
    ((await answer.json()) as { url: string }[]).some(({ url }) => url.startsWith('app://'))
  );
}

export class InstalledApp {
  readonly page: Page;
  readonly pid: number;
  readonly #root: CleanRoot;
  readonly #browser: Browser;
  /** Port of the debugger. */
  readonly #port: number;

  private constructor({ root, browser, pid, page, port }: Attached) {
    this.#port = port;
    this.#root = root;
    this.#browser = browser;
    this.pid = pid;
    this.page = page;
  }

  /** Starts the program and waits for its tabs. */
  static async start(
    root: CleanRoot,
    environment: string,
    { args = '', program = 'holdfast', user = 'tester' }: Start = {},
  ): Promise<InstalledApp> {
    const port = await freePort();
    const command = `${as(user, environment)} ${program} --remote-debugging-port=${port} ${args}`;
    await root.get(`cd ${homeOf(user)}; ${command} >/tmp/app.log 2>&1 &`);
    return InstalledApp.#attach(root, port);
  }

  /** Attaches to the app after it restarted itself. */
  restarted(): Promise<InstalledApp> {
    return InstalledApp.#attach(this.#root, this.#port);
  }

  static async #attach(root: CleanRoot, port: number): Promise<InstalledApp> {
    // Waits for a page first, because a debugger that connects before it never learns of it.
    for (let waited = 0; !(await hasPage(port)); waited += POLL_MS) {
      if (waited > START_TIMEOUT_MS)
        throw new Error(`the installed app did not start: ${await root.get('cat /tmp/app.log')}`);
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    const session = await browser.newBrowserCDPSession();
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    const pid = processInfo.find(({ type }) => type === 'browser')?.id;
    const context = browser.contexts()[0];
    const page = context?.pages()[0] ?? (await context?.waitForEvent('page'));
    if (page === undefined || pid === undefined) throw new Error('the installed app has no window');
    await page.getByRole('tablist', { name: 'Sessions' }).waitFor({ timeout: START_TIMEOUT_MS });
    return new InstalledApp({ root, browser, pid, page, port });
  }

  async type(text: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Terminal input' }).focus();
    await this.page.keyboard.type(text);
  }

  /** Copies the visible terminal's text until it contains `wanted`, and returns all of it. */
  async waitForText(wanted: string | RegExp): Promise<string> {
    for (let waited = 0; waited < START_TIMEOUT_MS; waited += POLL_MS) {
      await this.page.getByRole('textbox', { name: 'Terminal input' }).focus();
      await this.page.keyboard.press('Control+Shift+A');
      await this.page.keyboard.press('Control+Shift+C');
      const copied = await this.page.evaluate(() =>
        (window as unknown as BridgeWindow).holdfast.call('readClipboard'),
      );
      if (typeof wanted === 'string' ? copied.includes(wanted) : wanted.test(copied)) return copied;
      await this.page.waitForTimeout(POLL_MS);
    }
    throw new Error(`${String(wanted)} did not appear in the installed app`);
  }

  /** Quits by closing the window, and waits until the process has ended. */
  async quit(): Promise<void> {
    await this.page.close();
    await this.gone();
  }

  /** Waits until the process has ended. */
  async gone(): Promise<void> {
    await this.#root.get(`tail --pid=${this.pid} -f /dev/null`);
    await this.#browser.close();
  }
}
