// The promise under fire: 200,000 lines in each of two tabs, and 20,000 typed characters, through 30 cuts of the network.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AppDriver } from '../../scripts/support/appDriver.ts';
import { CUTS } from '../../scripts/support/tcpProxy.ts';
import { createAppStage, SERVER_NAME, type AppStage } from '../support/appStage.ts';
import { seededRandom } from '../support/seededRandom.ts';

const LINES = 200_000;
const TYPED_CHARACTERS = 20_000;
const CUT_COUNT = 30;
const LIMIT_MS = 420_000;

let stage: AppStage;
let app: AppDriver;

beforeEach(async () => {
  stage = await createAppStage();
  app = await stage.launch();
  await app.addServer({ name: SERVER_NAME, url: stage.url, token: stage.server.token });
}, 90_000);

afterEach(() => stage.close(), 60_000);

/** Cuts the network at random moments, in every way it can fail, until all cuts are made or the work is done. */
async function cutAtRandom(random: () => number, done: AbortSignal): Promise<number> {
  let cuts = 0;
  while (cuts < CUT_COUNT && !done.aborted) {
    await pause(300 + random() * 1_500);
    stage.proxy.cut(CUTS[Math.floor(random() * CUTS.length)] ?? 'reset');
    cuts += 1;
  }
  return cuts;
}

/** Prints numbered lines slowly enough that every cut falls into the output, and keeps a copy. */
function printer(prefix: string, copyFile: string): string {
  const awk = `BEGIN { for (i = 1; i <= ${LINES}; i++) { printf "${prefix} %06d\\n", i; if (i % 2000 == 0) { fflush(); system("sleep 0.4") } } }`;
  return `awk '${awk}' | tee ${copyFile}; echo ${prefix}-is-''done`;
}

function printedLines(history: string, prefix: string): string[] {
  return history.split(/\r?\n/).filter((line) => new RegExp(`^${prefix} \\d{6}$`).test(line));
}

test(
  `R4: ${LINES} lines in each of two tabs survive ${CUT_COUNT} random cuts exactly`,
  { timeout: LIMIT_MS },
  async () => {
    const random = seededRandom('cuts while printing');
    const copy = join(stage.folder, 'printed');
    await app.newTabOn(SERVER_NAME, /^Shell on /);
    await app.waitForLink('Connected');
    await app.type(`${printer('pty', copy)}\n`);
    await app.newTabOn(SERVER_NAME, stage.container.name);
    await app.waitForLink('Connected');
    await app.type(`${printer('box', '/printed')}\n`);
    const done = new AbortController();
    const cutting = cutAtRandom(random, done.signal);
    await app.waitForText('box-is-done', LIMIT_MS);
    const box = await app.history();
    await app.tabs.nth(1).click();
    await app.waitForText('pty-is-done', LIMIT_MS);
    const pty = await app.history();
    done.abort();
    expect(await cutting).toBe(CUT_COUNT);
    const printedInBox = (await stage.container.exec(['cat', '/printed'])).output;
    expect(printedLines(box, 'box').join('\n')).toBe(printedInBox.trimEnd());
    expect(printedLines(pty, 'pty').join('\n')).toBe(readFileSync(copy, 'utf8').trimEnd());
  },
);

test(
  `R10: ${TYPED_CHARACTERS} typed characters arrive once and in order through ${CUT_COUNT} cuts`,
  { timeout: LIMIT_MS },
  async () => {
    const random = seededRandom('cuts while typing');
    const copy = join(stage.folder, 'typed');
    await app.newTabOn(SERVER_NAME, /^Shell on /);
    await app.waitForLink('Connected');
    // Without the tty's own echo, which would fall between the letters of what cat prints.
    await app.type(`stty -echo; echo cat-''ready; cat | tee ${copy}; stty echo; echo cat-is-''done\n`);
    await app.waitForText('cat-ready', 20_000);
    const lines = Array.from(
      { length: TYPED_CHARACTERS / 10 },
      (_, index) => `typed${String(index).padStart(4, '0')}`,
    );
    const done = new AbortController();
    const cutting = cutAtRandom(random, done.signal);
    for (const line of lines) await app.type(`${line}\n`);
    expect(await cutting).toBe(CUT_COUNT);
    await app.page.keyboard.press('Control+d');
    await app.waitForText('cat-is-done', LIMIT_MS);
    expect(readFileSync(copy, 'utf8')).toBe(`${lines.join('\n')}\n`);
    const echoed = (await app.history()).split(/\r?\n/).filter((line) => /^typed\d{4}$/.test(line));
    expect(echoed).toEqual(lines);
  },
);
