// The demo's tour: two shells print, the network is cut and restored, and the app is restarted.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { AppDriver } from '../support/app/appDriver.ts';
import { endEmbeddedServer } from '../support/app/embeddedServer.ts';
import { addComparisons, compareLines, type Comparison } from './lines.ts';
import { doneWord, printCommand } from './printer.ts';
import type { Stage } from './stage.ts';

const SERVER_NAME = 'Demo server';
/** Number of lines per shell; the default scrollback keeps more. */
const LINES = 9_000;
const CUT_MS = 3_000;
/** Output of each shell before the cut, bytes. The cut is then in the middle of its output. */
const BYTES_BEFORE_CUT = 50_000;
const PROBE_MS = 100;
const END_TIMEOUT_MS = 120_000;

export type TourResult = Comparison & {
  /** Time from the restored network to the first new output on screen, ms. */
  readonly backToFirstByteMs: number;
  /** True when every shell was still printing at the cut. Otherwise the run has tested nothing. */
  readonly cutWhilePrinting: boolean;
  /** The same counts after a restart of the app. */
  readonly afterRestart: Comparison;
  readonly screenshots: readonly string[];
};

/** One shell's printer: the prefix of its lines, and the file with a copy of its output. */
type Printer = { readonly prefix: string; readonly copy: string; readonly printed: () => Promise<string> };

/** Runs the tour in the real app and measures it. */
export async function runTour(
  stage: Stage,
  pictures: string,
  report: (text: string) => void,
): Promise<TourResult> {
  mkdirSync(pictures, { recursive: true });
  const screenshots: string[] = [];
  const userData = join(stage.folder, 'profile');
  const launch = (): Promise<AppDriver> => AppDriver.launch({ userData, env: stage.environment });
  let app = await launch();
  const shoot = async (name: string): Promise<void> => {
    const path = join(pictures, `${name}.png`);
    await app.deselect();
    await app.screenshot(path);
    screenshots.push(path);
  };
  try {
    const printers = await openShells(app, stage, report);
    await shoot('1-printing');
    report(`cutting the network for ${CUT_MS / 1000} s`);
    const cutWhilePrinting = await arePrinting(printers);
    const backToFirstByteMs = await cutAndRestore(app, stage, () => shoot('2-link-cut'));
    await untilDone(app, printers);
    await shoot('3-restored');
    const before = await compareShells(app, printers);
    report('closing the app, and starting it again');
    await app.quit();
    app = await launch();
    await app.tabs.nth(2).waitFor();
    await untilDone(app, printers);
    if (await app.isSignedOut()) await app.signIn(SERVER_NAME, stage.server.token);
    await app.waitForLink('Connected');
    const afterRestart = await compareShells(app, printers);
    await shoot('4-started-again');
    return { ...before, backToFirstByteMs, cutWhilePrinting, afterRestart, screenshots };
  } finally {
    await app.stop();
    await endEmbeddedServer(userData);
  }
}

/**
 * Adds the server behind the failing network. Starts a printer on the server, and another one in the
 * container.
 */
async function openShells(app: AppDriver, stage: Stage, report: (text: string) => void): Promise<Printer[]> {
  report('adding the server, and opening a shell on it and one in its container');
  const url = `ws://127.0.0.1:${stage.proxy.port}`;
  await app.addServer({ name: SERVER_NAME, url, token: stage.server.token });
  await app.dismissNotices();
  const copy = join(stage.folder, 'printed-one');
  const printers: Printer[] = [
    { prefix: 'server', copy, printed: async () => readFileSync(copy, 'utf8') },
    {
      prefix: 'container',
      copy: '/printed',
      printed: async () => (await stage.container.exec(['cat', '/printed'])).output,
    },
  ];
  await app.newTabOn(SERVER_NAME, /^Shell on /);
  await app.waitForLink('Connected');
  await app.type(`${printCommand('server', LINES, copy)}\n`);
  await app.newTabOn(SERVER_NAME, stage.container.name);
  await app.waitForLink('Connected');
  await app.type(`${printCommand('container', LINES, '/printed')}\n`);
  for (const { printed } of printers) {
    while ((await printed()).length < BYTES_BEFORE_CUT) await pause(PROBE_MS);
  }
  return printers;
}

/** True while every printer still has lines to print. */
async function arePrinting(printers: readonly Printer[]): Promise<boolean> {
  const texts = await Promise.all(printers.map(({ printed }) => printed()));
  return texts.every((text) => text.split('\n').length <= LINES);
}

/** Breaks all connections for a while; returns the time from the restored network to the next output on screen, ms. */
async function cutAndRestore(app: AppDriver, stage: Stage, meanwhile: () => Promise<void>): Promise<number> {
  stage.proxy.goDown('reset');
  const outage = pause(CUT_MS);
  await pause(CUT_MS * 0.8);
  await meanwhile();
  await outage;
  const nextOutput = await app.watchOutput();
  stage.proxy.restore();
  const restoredAt = Date.now();
  return (await nextOutput()) - restoredAt;
}

/**
 * Waits until the end of each printer's output is on screen. The printers' tabs are in order, after the first
 * tab.
 */
async function untilDone(app: AppDriver, printers: readonly Printer[]): Promise<void> {
  for (const [index, printer] of printers.entries()) {
    await app.tabs.nth(index + 1).click();
    await app.waitForText(doneWord(printer.prefix), END_TIMEOUT_MS);
  }
}

async function compareShells(app: AppDriver, printers: readonly Printer[]): Promise<Comparison> {
  const parts: Comparison[] = [];
  for (const [index, printer] of printers.entries()) {
    await app.tabs.nth(index + 1).click();
    parts.push(compareLines(await printer.printed(), await app.history(), `${printer.prefix} 0`));
  }
  return addComparisons(parts);
}
