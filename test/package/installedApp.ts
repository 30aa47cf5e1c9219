// The installed app, started as its user does, and watched through Chromium's own debugger: Node's is off in a package.
import { chromium, type Browser, type Page } from 'playwright-core';
import type { CleanRoot } from './cleanRoot.ts';

const POLL_MS = 100;
const START_TIMEOUT_MS = 30_000;

/** The user of the clean root, and what a desktop gives to a program. */
const USER = 'tester';
const asUser = (environment: string): string =>
  `setpriv --reuid ${USER} --regid ${USER} --init-groups env -i HOME=/home/${USER} USER=${USER} SHELL=/bin/bash LANG=C.UTF-8 PATH=/usr/local/bin:/usr/bin:/bin ${environment}`;

/** Runs a program as the user, to its end. */
export const runAsUser = (root: CleanRoot, command: string, environment = ''): Promise<string> =>
  root.get(`cd /home/${USER} && ${asUser(environment)} ${command}`);

type BridgeWindow = Window & { readonly holdfast: { readonly call: (name: string) => Promise<string> } };

async function hasPage(port: string): Promise<boolean> {
  const answer = await fetch(`http://127.0.0.1:${port}/json/list`);
  return ((await answer.json()) as { url: string }[]).some(({ url }) => url.startsWith('app://'));
}

export class InstalledApp {
  readonly page: Page;
  readonly pid: number;
  readonly #root: CleanRoot;
  readonly #browser: Browser;

  private constructor(root: CleanRoot, browser: Browser, pid: number, page: Page) {
    this.#root = root;
    this.#browser = browser;
    this.pid = pid;
    this.page = page;
  }

  /** Starts the program, by default as found on the user's PATH, and waits for its tabs. */
  static async start(
    root: CleanRoot,
    environment: string,
    args = '',
    program = 'holdfast',
  ): Promise<InstalledApp> {
    const command = `${asUser(environment)} ${program} --remote-debugging-port=0 ${args}`;
    const started = await root.get(
      `rm -f /tmp/app.log; cd /home/${USER}; ${command} >/tmp/app.log 2>&1 & echo $!`,
    );
    const port = await InstalledApp.#port(root);
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    const context = browser.contexts()[0];
    const page = context?.pages()[0] ?? (await context?.waitForEvent('page'));
    if (page === undefined) throw new Error('the installed app has no window');
    await page.getByRole('tablist', { name: 'Sessions' }).waitFor({ timeout: START_TIMEOUT_MS });
    return new InstalledApp(root, browser, Number(started), page);
  }

  /** The port of its debugger, once there is a page: who connects earlier is never told of one. */
  static async #port(root: CleanRoot): Promise<string> {
    for (let waited = 0; waited < START_TIMEOUT_MS; waited += POLL_MS) {
      const { output } = await root.run('cat /tmp/app.log');
      const port = /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)/.exec(output)?.[1];
      if (port !== undefined && (await hasPage(port))) return port;
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
    throw new Error(`the installed app does not start: ${await root.get('cat /tmp/app.log')}`);
  }

  async type(text: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Terminal input' }).focus();
    await this.page.keyboard.type(text);
  }

  /** Waits until the shown terminal's text, as its user would copy it, has `text`, and returns all of it. */
  async waitForText(text: string): Promise<string> {
    for (let waited = 0; waited < START_TIMEOUT_MS; waited += POLL_MS) {
      await this.page.getByRole('textbox', { name: 'Terminal input' }).focus();
      await this.page.keyboard.press('Control+Shift+A');
      await this.page.keyboard.press('Control+Shift+C');
      const copied = await this.page.evaluate(() =>
        (window as unknown as BridgeWindow).holdfast.call('readClipboard'),
      );
      if (copied.includes(text)) return copied;
      await this.page.waitForTimeout(POLL_MS);
    }
    throw new Error(`"${text}" did not appear in the installed app`);
  }

  /** Quits as a user does, by closing the window, and waits until the process has gone. */
  async quit(): Promise<void> {
    await this.page.close();
    await this.#root.get(`tail --pid=${this.pid} -f /dev/null`);
    await this.#browser.close();
  }
}
