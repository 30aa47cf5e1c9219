// Predictive echo in the real app, on a connection of 300 ms: shown at once, replaced by the echo, never where nothing is echoed.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { JSHandle } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { AppDriver } from '../../../scripts/support/app/appDriver.ts';
import { endEmbeddedServer } from '../../../scripts/support/app/embeddedServer.ts';
import { startServerProcess, type ServerProcess } from '../../../scripts/support/serverProcess.ts';
import { TcpProxy } from '../../../scripts/support/tcpProxy.ts';
import { displayEnvironment } from '../../support/app/display.ts';
import { E2E_PICTURES } from '../../support/app/pictures.ts';
import { scratchFolders } from '../../support/scratchFolder.ts';
import { LINE } from '../../support/network/slowLine.ts';

/** Keys to type, each after the echo of the key before. */
const KEYS = 'abcdefghij';
const MAX_FRAMES = 2;
const CLEAR_LINE = 'Control+u';

const newFolder = scratchFolders();
let userData: string;
let server: ServerProcess;
let proxy: TcpProxy;
let app: AppDriver;
/** All texts that were predicted during the test. */
let predicted: JSHandle<string[]>;

beforeAll(async () => {
  userData = newFolder();
  server = await startServerProcess();
  proxy = await TcpProxy.start(server.port, LINE);
  app = await AppDriver.launch({ userData, env: displayEnvironment() });
  await app.addServer({ name: 'Slow', url: `ws://127.0.0.1:${proxy.port}`, token: server.token });
  await app.newTabOn('Slow', /^Shell on /);
  await app.waitForLink('Connected');
  await app.type("echo rea''dy\n");
  await screenShows('ready');
}, 90_000);

beforeEach(async () => {
  predicted = await app.terminal.evaluateHandle((group) => {
    const texts: string[] = [];
    const note = (): void => {
      const cells = group.querySelectorAll('[data-predicted="true"]');
      const text = Array.from(cells, ({ textContent }) => textContent).join('');
      if (text !== '' && text !== texts.at(-1)) texts.push(text);
    };
    new MutationObserver(note).observe(group, { childList: true, subtree: true });
    return texts;
  });
});

afterAll(async () => {
  await app.stop();
  await endEmbeddedServer(userData);
  await proxy.stop();
  await server.stop();
}, 60_000);

async function screenShows(text: string): Promise<void> {
  await app.terminal.locator('.xterm-rows').filter({ hasText: text }).waitFor({ timeout: 20_000 });
}

const cells = () => app.terminal.locator('[data-predicted="true"]');

/** Waits for the echo of everything typed. */
async function echoed(): Promise<void> {
  await expect.poll(() => cells().count()).toBe(0);
}

type Timed = { readonly frames: number; readonly toSightMs: number; readonly toEchoMs: number };

/** Times each key from now on; `frames` is infinite where its echo came first. */
function timeKeys(): Promise<JSHandle<Timed[]>> {
  return app.terminal.evaluateHandle((group) => {
    const timed: Timed[] = [];
    const time = (): void => {
      const [startedAt, end] = [performance.now(), group.dataset['outputEnd']];
      let [frames, seen] = [0, { frames: Number.POSITIVE_INFINITY, toSightMs: Number.POSITIVE_INFINITY }];
      const look = (): void => {
        frames += 1;
        const passedMs = performance.now() - startedAt;
        const isSeen = group.querySelector('[data-predicted="true"]') !== null;
        if (isSeen && frames < seen.frames) seen = { frames, toSightMs: passedMs };
        if (group.dataset['outputEnd'] === end) requestAnimationFrame(look);
        else timed.push({ ...seen, toEchoMs: passedMs });
      };
      requestAnimationFrame(look);
    };
    window.addEventListener('keydown', time, { capture: true });
    return timed;
  });
}

test(
  'a typed character is on screen within two frames, long before its echo',
  { timeout: 60_000 },
  async () => {
    await app.input.focus();
    const handle = await timeKeys();
    for (const [at, key] of Array.from(KEYS).entries()) {
      await app.page.keyboard.press(key);
      await expect.poll(() => handle.evaluate((timed) => timed.length)).toBe(at + 1);
    }
    const timed = await handle.jsonValue();
    const middle = (values: readonly number[]): number =>
      values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
    const toSightMs = middle(timed.map((key) => key.toSightMs));
    const toEchoMs = middle(timed.map((key) => key.toEchoMs));
    const frames = timed.map((key) => key.frames);
    console.log(JSON.stringify({ frames, toSightMs, toEchoMs, sightToEcho: toSightMs / toEchoMs }));
    expect(Math.max(...frames)).toBeLessThanOrEqual(MAX_FRAMES);
    await echoed();
    await screenShows(KEYS);
    await app.page.keyboard.press(CLEAR_LINE);
    await expect.poll(() => app.screen()).not.toContain(KEYS);
  },
);

test(
  'text typed without echo, or in a full-screen program, is never predicted',
  { timeout: 60_000 },
  async () => {
    // After a key with an unpredictable effect, prediction resumes once some text was echoed.
    await app.type('echo ');
    await expect.poll(() => app.screen()).toMatch(/[#$] echo$/m);
    await app.type("be''gin; read -s secret; echo a''gain; read -s secret; echo $secret\n");
    await screenShows('begin');
    const before = await predicted.evaluate((texts) => texts.length);
    await app.type('qqww\n');
    await screenShows('again');
    await app.type('qqxx\n');
    await screenShows('qqxx');
    const full = "printf '\\033[?1049hfull'; cat; printf '\\033[?1049l'; echo le''ft\n";
    await app.type(full);
    await screenShows('full');
    await app.type('qqyy\n');
    await screenShows('qqyy');
    await app.page.keyboard.press('Control+d');
    await screenShows('left');
    const texts = await predicted.jsonValue();
    expect(before, 'the command itself was predicted').toBeGreaterThan(0);
    expect(texts.filter((text) => text.includes('qq'))).toEqual([]);
  },
);

test('unsent input is shown as predicted text until it is sent and echoed', { timeout: 60_000 }, async () => {
  mkdirSync(E2E_PICTURES, { recursive: true });
  await app.type('e');
  // Waits for the echo itself: without it, no prediction could have begun yet.
  await expect.poll(async () => (await app.screen()).trimEnd()).toMatch(/ e$/);
  await echoed();
  proxy.goDown('reset');
  await app.waitForLink('(Reconnecting|Offline)');
  await app.type("cho wait''ed");
  await expect.poll(async () => (await cells().allTextContents()).join('')).toBe("cho wait''ed");
  for (const colorScheme of ['dark', 'light'] as const) {
    await app.page.emulateMedia({ colorScheme });
    await app.screenshot(join(E2E_PICTURES, `prediction-${colorScheme}.png`));
  }
  proxy.restore();
  await app.waitForLink('Connected');
  await echoed();
  await app.type('\n');
  await screenShows('waited');
});

test('with predictive echo off, nothing is shown before its echo', { timeout: 60_000 }, async () => {
  await app.menu('Settings…');
  const dialog = app.page.getByRole('dialog', { name: 'Settings' });
  await dialog.getByRole('combobox', { name: 'Predictive echo' }).selectOption('off');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await app.type("echo o''ff\n");
  await screenShows('off');
  expect(await predicted.jsonValue()).toEqual([]);
});
