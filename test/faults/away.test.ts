// A client returns after far more output than is replayed. The app shows the current screen and loads the skipped output
// exactly.
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'vitest';
import { FILE_HEAD_BYTES, sealingOf } from '../../main/stores/journal/journalFrame.ts';
import { recordsIn } from '../../main/stores/journal/journalReader.ts';
import { fileStorage } from '../../main/stores/journal/journalStorage.ts';
import { AppDriver } from '../../scripts/support/app/appDriver.ts';
import { endEmbeddedServer } from '../../scripts/support/app/embeddedServer.ts';
import { projectRoot } from '../../scripts/support/projectRoot.ts';
import { SERVER_NAME, type AppStage } from '../support/app/appStage.ts';
import { appTest as test } from '../support/appTest.ts';
import { displayEnvironment } from '../support/app/display.ts';
import { scratchFolders } from '../support/scratchFolder.ts';
import { until } from '../support/until.ts';

const MiB = 1024 * 1024;
const PICTURES = join(projectRoot, 'test-results', 'away');
const newFolder = scratchFolders();
const run = promisify(execFile);

/** Returns all output of the session as its server recorded it. */
async function recorded({ folder, server, url }: AppStage, session: string): Promise<Buffer> {
  const tokenFile = join(folder, 'token');
  writeFileSync(tokenFile, server.token);
  const args = ['log', session, '--raw', '--server', url, '--token-file', tokenFile];
  const entry = join(projectRoot, 'cli', 'index.ts');
  const { stdout } = await run(process.execPath, [entry, ...args], {
    encoding: 'buffer',
    maxBuffer: 100 * MiB,
  });
  return stdout;
}

/** Returns the output in the journal of the server's pane, from its first byte on. */
function loadedBytes(userData: string): Buffer {
  const folder = join(userData, 'screens');
  const storage = fileStorage(join(folder, `${paneOn(userData).id}.journal`));
  const sealing = sealingOf(storage.read(0, FILE_HEAD_BYTES), null);
  if (sealing === null) throw new Error('the saved screen cannot be read');
  const records = recordsIn({ storage, sealing });
  storage.close();
  const kinds = new Set(records.map(({ kind }) => kind));
  // No record of another kind replaces output.
  expect([...kinds].toSorted()).toEqual(['begin', 'output', 'size']);
  expect(records[0]).toMatchObject({ kind: 'begin', at: 0 });
  return Buffer.concat(records.flatMap((record) => (record.kind === 'output' ? [record.bytes] : [])));
}

/** Limit for waiting for text, ms: each poll copies the whole history, which is slow on a busy machine. */
const SHOWN_MS = 180_000;

type StoredPane = { readonly id: string; readonly server: string; readonly session: string };

/** Returns the server's pane as the app stored it. */
function paneOn(userData: string): StoredPane {
  const { panes } = JSON.parse(readFileSync(join(userData, 'tabs.json'), 'utf8')) as {
    panes: readonly StoredPane[];
  };
  const found = panes.find(({ server }) => server !== 'this-computer');
  if (found === undefined) throw new Error('the app stored no pane on the server');
  return found;
}

test(
  'R11 H1: after 30 MB of missed output the current screen appears at once, and the skipped output loads byte for byte',
  { timeout: 480_000 },
  async ({ stage }) => {
    let app = await stage.launchOn(/^Shell on /);
    const copy = join(stage.folder, 'printed');
    const script = join(stage.folder, 'print.sh');
    // The file has colors, wide characters, wrapped lines, and a full-screen program that opens and closes.
    writeFileSync(
      script,
      `awk 'BEGIN { for (i = 1; i <= 320000; i++) {
        printf "line %d \\033[3%dmcolored \\033[48;5;%dmbackground\\033[0m \\033[1mbold\\033[0m 漢字 %s\\r\\n", i, i % 8, i % 256, (i % 50 ? "some more text to fill it" : "x                                                                                          wraps");
        if (i % 20000 == 0) printf "\\033[?1049h\\033[2J\\033[5;5Hfull screen %d\\033[?1049l", i } }' > ${copy}
      sleep 6; cat ${copy}; echo all-was-''printed; sleep 1000\n`,
    );
    await app.type(`stty -onlcr; clear; sh ${script}\n`);
    await until(
      'the file to print',
      () => (readFileSync(copy, { flag: 'a+' }).length > 20 * MiB ? true : undefined),
      60_000,
    );
    await app.quit();
    const { session } = paneOn(stage.userData);
    await until(
      'the end of the output',
      async () => (await recorded(stage, session)).includes('all-was-printed'),
      60_000,
    );
    const printed = readFileSync(copy);
    expect(printed.length).toBeGreaterThan(30_000_000);

    app = await stage.launch();
    if (await app.isSignedOut()) await app.signIn(SERVER_NAME, stage.server.token);
    const strip = app.page.getByRole('group', { name: 'Skipped output' });
    await strip.waitFor({ timeout: 60_000 });
    await app.waitForText('all-was-printed', 30_000);
    expect(await app.history()).not.toContain('line 1000 ');
    await app.screenshot(join(PICTURES, 'skipped.png'));

    await strip.getByRole('button', { name: 'Load skipped output' }).click();
    await strip.waitFor({ state: 'hidden', timeout: 90_000 });
    await app.page
      .getByRole('group', { name: 'Loading output' })
      .waitFor({ state: 'hidden', timeout: 120_000 });
    await app.waitForText('line 1000 ', SHOWN_MS);
    // The output is loaded from its beginning on.
    await app.waitForText('all-was-printed', SHOWN_MS);
    await app.screenshot(join(PICTURES, 'loaded.png'));
    const shown = (await app.history()).match(/^line \d+ /gm) ?? [];
    expect(shown.length).toBe(320_000);
    expect(shown.every((line, index) => line === `line ${index + 1} `)).toBe(true);
    const onServer = await recorded(stage, session);
    expect(onServer.includes(printed), 'the server has every byte').toBe(true);
    await app.quit();
    const inApp = loadedBytes(stage.userData);
    expect(inApp.includes(printed), 'the app shows every byte').toBe(true);
    expect(inApp.equals(onServer), 'the app has all other output as well').toBe(true);
  },
);

test(
  'S8: two devices of one user share a session, and each shows at once what the other types',
  { timeout: 120_000 },
  async ({ stage }) => {
    const laptop = await stage.launchOn(/^Shell on /);
    await laptop.type('echo from-the-lap""top\n');
    await laptop.waitForText('from-the-laptop', 20_000);

    const userData = newFolder();
    const desktop = await AppDriver.launch({ userData, env: displayEnvironment() });
    try {
      await desktop.addServer({ name: SERVER_NAME, url: stage.url, token: stage.server.token });
      await desktop.menu('Background Sessions…');
      const dialog = desktop.page.getByRole('dialog', { name: 'Background sessions' });
      const option = dialog.getByRole('option').first();
      await option.waitFor({ timeout: 30_000 });
      await desktop.screenshot(join(PICTURES, 'detached.png'));
      await option.click();
      await dialog.getByRole('button', { name: 'Open', exact: true }).click();
      await desktop.waitForLink('Connected');
      await desktop.waitForText('from-the-laptop', 20_000);
      await desktop.type('echo from-the-desk""top\n');
      await laptop.waitForText('from-the-desktop', 20_000);
      await laptop.type('echo and-back-a""gain\n');
      await desktop.waitForText('and-back-again', 20_000);
      await desktop.screenshot(join(PICTURES, 'second-device.png'));
    } finally {
      await desktop.stop();
      await endEmbeddedServer(userData);
    }
  },
);
