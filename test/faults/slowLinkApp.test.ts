// `cat` of 500 MB in the app over 1 Mbit/s with a round trip of 300 ms. Ctrl-C and keys in another tab act at once, and memory
// use is limited.
import { closeSync, ftruncateSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AppDriver } from '../../scripts/support/app/appDriver.ts';
import { endEmbeddedServer } from '../../scripts/support/app/embeddedServer.ts';
import { startServerProcess, type ServerProcess } from '../../scripts/support/serverProcess.ts';
import { TcpProxy } from '../../scripts/support/tcpProxy.ts';
import { displayEnvironment } from '../support/app/display.ts';
import { MemoryPeaks } from '../support/app/memoryPeaks.ts';
import { scratchFolders } from '../support/scratchFolder.ts';
import { LINE, MAX_BYTES_AFTER_KEY } from '../support/network/slowLine.ts';
import { until } from '../support/until.ts';

const MiB = 1024 * 1024;
const FILE_BYTES = 500_000_000;
/**
 * Size of the text at the start of the file, bytes. The line carries less than that in this test. The rest of the file is
 * sparse.
 */
const TEXT_BYTES = 16 * MiB;
/** Amount of output after which the endless output counts as started, bytes. */
const UNDER_WAY_BYTES = MiB / 2;
const FLOODS = [1, 2, 3];
/** Max growth of a process, MiB. It allows for garbage, but not for growth with the output. */
const MAX_GROWTH_MIB = 128;
const KEYS = '12345678';

const newFolder = scratchFolders();
let userData: string;
let server: ServerProcess;
let proxy: TcpProxy;
let app: AppDriver;
let memory: MemoryPeaks | undefined;

beforeEach(async () => {
  userData = newFolder();
  server = await startServerProcess();
  proxy = await TcpProxy.start(server.port, LINE);
  app = await AppDriver.launch({ userData, env: displayEnvironment() });
  await app.addServer({ name: 'Slow', url: `ws://127.0.0.1:${proxy.port}`, token: server.token });
}, 60_000);

afterEach(async () => {
  memory?.stop();
  await app.stop();
  await endEmbeddedServer(userData);
  await proxy.stop();
  await server.stop();
}, 60_000);

/** Creates a script that prints the file after each Enter, and prints a word when that output is interrupted. */
function floodScript(): string {
  const folder = newFolder();
  const [file, script] = [join(folder, 'printed'), join(folder, 'flood.sh')];
  const lines = Array.from({ length: 1024 }, (_, line) => `${line} ${'x'.repeat(100)}\n`).join('');
  const handle = openSync(file, 'w');
  for (let bytes = 0; bytes < TEXT_BYTES; bytes += lines.length) writeSync(handle, lines);
  ftruncateSync(handle, FILE_BYTES);
  closeSync(handle);
  const flood = `echo begin-$n; read go; cat ${file}; echo stopped-$n`;
  writeFileSync(script, `trap : INT\nfor n in ${FLOODS.join(' ')}; do ${flood}; done\nexec cat\n`);
  return script;
}

async function screenShows(text: string): Promise<void> {
  await app.terminal.locator('.xterm-rows').filter({ hasText: text }).waitFor({ timeout: 20_000 });
}

/** Opens a tab that runs `command`; returns its pane's ID. */
async function openTab(command: string): Promise<string> {
  await app.newTabOn('Slow', /^Shell on /);
  await app.waitForLink('Connected');
  await app.type(`${command}\n`);
  return (await app.terminal.getAttribute('data-terminal')) ?? '';
}

async function showTab(pane: string): Promise<void> {
  const titles = await app.tabs.count();
  for (let at = 0; at < titles; at += 1) {
    await app.tabs.nth(at).click();
    if ((await app.terminal.getAttribute('data-terminal')) === pane) return;
  }
  throw new Error(`no tab shows the terminal ${pane}`);
}

/** Returns the parsed bytes of a pane's output. */
async function parsedOf(pane: string): Promise<number> {
  const terminal = app.page.locator(`[data-terminal="${pane}"]`);
  return Number(await terminal.getAttribute('data-output-end'));
}

/** Bytes of the endless output parsed at a key press, and at the next output of the terminal that received the key. */
type Pressed = { readonly atKey: () => Promise<number>; readonly atEcho: () => Promise<number> };

async function press(key: string, flood: string): Promise<Pressed> {
  await app.input.focus();
  const watch = await app.terminal.evaluateHandle((group, pane) => {
    const flooded = document.querySelector<HTMLElement>(`[data-terminal="${pane}"]`);
    const parsed = (): number => Number(flooded?.dataset['outputEnd']);
    const atKey = new Promise<number>((resolve) => {
      window.addEventListener('keydown', () => resolve(parsed()), { capture: true, once: true });
    });
    const atEcho = new Promise<number>((resolve) => {
      const observer = new MutationObserver(() => {
        observer.disconnect();
        resolve(parsed());
      });
      observer.observe(group, { attributeFilter: ['data-output-end'] });
    });
    return { atKey, atEcho };
  }, flood);
  await app.page.keyboard.press(key);
  return {
    atKey: () => watch.evaluate(({ atKey }) => atKey),
    atEcho: () => watch.evaluate(({ atEcho }) => atEcho),
  };
}

/** Starts endless output in the shown terminal and waits until it arrives. */
async function begin(flood: string, n: number): Promise<void> {
  await screenShows(`begin-${n}`);
  const before = await parsedOf(flood);
  await app.type('\n');
  await until('the flood', async () => (await parsedOf(flood)) > before + UNDER_WAY_BYTES, 40_000);
}

/** Types keys in the quiet tab. Returns for each key the bytes of the endless output that are parsed before its echo. */
async function bytesBeforeEchoes(quiet: string, flood: string): Promise<readonly number[]> {
  const between: number[] = [];
  await showTab(quiet);
  for (const key of KEYS) {
    const { atKey, atEcho } = await press(key, flood);
    between.push((await atEcho()) - (await atKey()));
  }
  await screenShows(KEYS);
  await showTab(flood);
  return between;
}

/** Returns the bytes of the endless output that are parsed after Ctrl-C. */
async function bytesAfterCtrlC(flood: string, word: string): Promise<number> {
  const { atKey } = await press('Control+c', flood);
  await screenShows(word);
  return (await parsedOf(flood)) - (await atKey());
}

/** Returns the median, because a pause of the machine delays single keys. */
function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Infinity;
}

test(
  'W2 W5: while 500 MB arrive over a slow line, keys and Ctrl-C act quickly and memory use stays small',
  { timeout: 120_000 },
  async () => {
    const quiet = await openTab("stty -icanon -echo; echo rea''dy; exec cat");
    await screenShows('ready');
    const flood = await openTab(`sh ${floodScript()}`);
    memory = new MemoryPeaks({ server: server.process.pid as number, ...(await app.mainAndPage()) });
    let beforeEchoes: readonly number[] = [];
    const afterCtrlC: number[] = [];
    for (const n of FLOODS) {
      await begin(flood, n);
      if (n === 1) beforeEchoes = await bytesBeforeEchoes(quiet, flood);
      afterCtrlC.push(await bytesAfterCtrlC(flood, `stopped-${n}`));
    }
    const { restMiB, grownMiB } = memory;
    const maxBytes = MAX_BYTES_AFTER_KEY;
    console.log(JSON.stringify({ maxBytes, beforeEchoes, afterCtrlC, restMiB, grownMiB }));
    expect(Math.min(...beforeEchoes), 'the flood continues meanwhile').toBeGreaterThan(0);
    expect(median(beforeEchoes)).toBeLessThanOrEqual(maxBytes);
    expect(median(afterCtrlC)).toBeLessThanOrEqual(maxBytes);
    for (const [name, mib] of Object.entries(grownMiB)) expect(mib, name).toBeLessThan(MAX_GROWTH_MIB);
  },
);
