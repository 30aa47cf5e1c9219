// Security of the real app: attempts that must fail.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { electronExecutable } from '../../../scripts/setup/electronExecutable.ts';
import { endEmbeddedServer } from '../../../scripts/support/app/embeddedServer.ts';
import { AppDriver } from '../../../scripts/support/app/appDriver.ts';
import { electronArguments } from '../../../scripts/support/app/electronArguments.ts';
import { projectRoot } from '../../../scripts/support/projectRoot.ts';
import type { AppView } from '../../../shared/view/view.ts';
import { displayEnvironment } from '../../support/app/display.ts';
import { expectNothingFor } from '../../support/expectNothingFor.ts';

type Bridge = { readonly call: (name: string, ...args: unknown[]) => Promise<unknown> };
type PageWindow = Window & { readonly holdfast: Bridge; pwned?: boolean };

const PICTURES = join(projectRoot, 'test-results', 'e2e');

let userData: string;
let app: AppDriver;

beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true });
  userData = mkdtempSync(join(tmpdir(), 'holdfast-security-'));
  app = await AppDriver.launch({ userData, env: displayEnvironment() });
  await app.waitForLink('Connected');
}, 90_000);

afterAll(async () => {
  await app.quit();
  await endEmbeddedServer(userData);
  rmSync(userData, { recursive: true, force: true });
}, 60_000);

const refusal = (name: string, ...args: unknown[]): Promise<string> =>
  app.page.evaluate(
    ([call, ...rest]) =>
      (window as unknown as PageWindow).holdfast.call(call as string, ...rest).then(
        () => 'answered',
        (error: Error) => error.message,
      ),
    [name, ...args],
  );

test('the page is isolated and sandboxed: it has the contract, and nothing of Node or Electron', async () => {
  const seen = await app.page.evaluate(() => ({
    bridge: Object.keys((window as unknown as PageWindow).holdfast).toSorted(),
    others: ['require', 'process', 'module', 'electron', 'Buffer', 'global'].filter((name) => name in window),
  }));
  expect(seen).toEqual({ bridge: ['call', 'on', 'platform'], others: [] });
  const preferences = await app.electron.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences: () => Record<string, unknown>;
    };
    const { contextIsolation, sandbox, nodeIntegration, webSecurity, webviewTag } =
      contents.getLastWebPreferences();
    return { contextIsolation, sandbox, nodeIntegration, webSecurity, webviewTag };
  });
  expect(preferences).toEqual({
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
  });
});

test('the content security policy blocks foreign and inline scripts, and all requests', async () => {
  const tried = await app.page.evaluate(async () => {
    const inline = document.createElement('script');
    inline.textContent = 'window.pwned = true';
    document.head.append(inline);
    const attempt = (what: Promise<unknown>): Promise<string> =>
      what.then(
        () => 'done',
        () => 'denied',
      );
    const loaded = (element: HTMLElement): Promise<unknown> =>
      new Promise((resolve, reject) => {
        element.addEventListener('load', resolve);
        element.addEventListener('error', reject);
        document.body.append(element);
      });
    const script = Object.assign(document.createElement('script'), { src: 'https://example.com/x.js' });
    const image = Object.assign(document.createElement('img'), { src: 'https://example.com/x.png' });
    return {
      inline: (window as unknown as PageWindow).pwned ?? false,
      script: await attempt(loaded(script)),
      image: await attempt(loaded(image)),
      own: await attempt(fetch('/index.html')),
      foreign: await attempt(fetch('https://example.com/')),
      socket: await attempt(
        new Promise((open, fail) =>
          Object.assign(new WebSocket('ws://127.0.0.1:1'), { onopen: open, onerror: fail }),
        ),
      ),
    };
  });
  expect(tried).toEqual({
    inline: false,
    script: 'denied',
    image: 'denied',
    own: 'denied',
    foreign: 'denied',
    socket: 'denied',
  });
});

test('the page gets no permission: notifications, camera, location or clipboard', async () => {
  const granted = await app.page.evaluate(async () => ({
    notifications: await Notification.requestPermission(),
    camera: await navigator.mediaDevices?.getUserMedia({ video: true }).then(
      () => 'granted',
      () => 'denied',
    ),
    location: await new Promise((resolve) => {
      navigator.geolocation.getCurrentPosition(
        () => resolve('granted'),
        () => resolve('denied'),
      );
    }),
    clipboard: await navigator.clipboard.readText().then(
      () => 'granted',
      () => 'denied',
    ),
  }));
  expect(granted).toEqual({
    notifications: 'denied',
    camera: 'denied',
    location: 'denied',
    clipboard: 'denied',
  });
});

test('the spell checker is off, so no dictionary is downloaded', async () => {
  const languages = await app.electron.evaluate(({ session: { defaultSession } }) => ({
    enabled: defaultSession.isSpellCheckerEnabled(),
    languages: defaultSession.getSpellCheckerLanguages(),
  }));
  expect(languages).toEqual({ enabled: false, languages: [] });
});

test('calls with an unknown name or wrong arguments are refused with a reason', async () => {
  expect(await refusal('quit')).toContain('there is no such call');
  expect(await refusal('__proto__')).toContain('there is no such call');
  expect(await refusal('moveTab', 'x', -1)).toContain('moveTab: argument');
  expect(await refusal('view', 'more')).toContain('view: argument');
  expect(await refusal('closeTab', 'nobody')).toBe('answered');
});

test('a call from a window that does not belong to the app is refused, even with Node integration', async () => {
  const answer = await app.electron.evaluate(async ({ BrowserWindow }) => {
    const foreign = new BrowserWindow({
      show: false,
      webPreferences: { sandbox: false, contextIsolation: false, nodeIntegration: true },
    });
    await foreign.loadURL('about:blank');
    const call = `require('electron').ipcRenderer.invoke('holdfast:call', 'view', []).then(() => 'answered', (e) => e.message)`;
    const reply = (await foreign.webContents.executeJavaScript(call)) as string;
    foreign.destroy();
    return reply;
  });
  expect(answer).toContain('only windows of the app may send calls');
});

test('files in the app’s folder are readable by their user alone', () => {
  const files = readdirSync(userData).filter((name) => name.endsWith('.json'));
  expect(files).toEqual(expect.arrayContaining(['device.json', 'tabs.json']));
  const modes = [
    ...files,
    ...readdirSync(join(userData, 'screens')).map((name) => join('screens', name)),
  ].map((name) => statSync(join(userData, name)).mode & 0o077);
  expect(modes.every((mode) => mode === 0)).toBe(true);
});

test('a second start in the same folder exits at once, and the first one keeps running', async () => {
  const second = spawn(electronExecutable(), [...electronArguments(), projectRoot], {
    env: { ...process.env, ...displayEnvironment(), HOLDFAST_USER_DATA: userData },
    stdio: 'ignore',
  });
  const [code] = (await once(second, 'exit')) as [number | null];
  expect(code).toBe(0);
  await app.waitForLink('Connected');
  expect(app.electron.windows()).toHaveLength(1);
});

test('a holdfast:// link runs nothing by itself: an open session is shown, and anything else must be accepted in a notice', async () => {
  const call = (address: string): Promise<void> =>
    app.electron.evaluate(({ app: electronApp }, given) => {
      electronApp.emit('second-instance', {}, ['holdfast', given], '/');
    }, address);
  const notice = (text: string) => app.page.getByRole('group', { name: 'Notice' }).filter({ hasText: text });
  const session = await app.page.evaluate(async () => {
    const view = (await (window as unknown as PageWindow).holdfast.call('view')) as AppView;
    return view.panes[0]?.session ?? '';
  });
  await app.page.keyboard.press('Control+Shift+T');
  await app.tabs.nth(1).waitFor();
  await call(`holdfast://attach/${session}`);
  await expect.poll(() => app.tabs.nth(0).getAttribute('aria-selected')).toBe('true');

  await app.menu('Close Tab');
  await expect.poll(() => app.tabs.count()).toBe(1);
  await call(`holdfast://attach/${session}`);
  const question = notice('wants to open the session “This computer” on This computer');
  await question.waitFor();
  await call('holdfast://server?url=wss://team.example&name=Team');
  await notice('wants to add the server wss://team.example as “Team”').waitFor();
  await app.screenshot(join(PICTURES, 'addresses.png'));
  // The terminal keeps the focus, so typing does not accept the notice.
  expect(await app.input.evaluate((input) => input === document.activeElement)).toBe(true);
  await app.page.keyboard.press('Enter');
  expect(await app.tabs.count()).toBe(1);
  await question.getByRole('button', { name: 'Open' }).click();
  await expect.poll(() => app.tabs.count()).toBe(2);
  await question.waitFor({ state: 'detached' });

  await notice('add the server').getByRole('button', { name: 'Add server…' }).click();
  const dialog = app.page.getByRole('dialog', { name: 'Add server' });
  expect(await dialog.getByRole('textbox', { name: 'URL' }).inputValue()).toBe('wss://team.example');
  expect(await dialog.getByRole('textbox', { name: 'Token' }).inputValue()).toBe('');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await dialog.waitFor({ state: 'hidden' });
});

// This test is last: Playwright takes the refused navigation for a pending one, and its locators wait for it.
test('the page cannot navigate elsewhere, and opens no windows', async () => {
  const before = app.page.url();
  const opened = await app.page.evaluate(() => {
    const window2 = window.open('https://example.com/');
    const link = Object.assign(document.createElement('a'), { href: 'file:///etc/passwd', target: '_blank' });
    document.body.append(link);
    link.click();
    location.href = 'https://example.com/';
    return window2 === null;
  });
  expect(opened).toBe(true);
  expect(before).toBe('app://holdfast/index.html');
  await expectNothingFor(500, () => {
    expect(app.page.url()).toBe(before);
    expect(app.electron.windows()).toHaveLength(1);
  });
});
