// The package as its user gets it: installed into a clean system, started, restarted and removed.
import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TEST_OUTPUT } from '../../scripts/packaging/builderConfig.ts';
import { BELOW_FIRST_ROW } from '../../scripts/support/app/appDriver.ts';
import { projectRoot } from '../../scripts/support/projectRoot.ts';
import { startXvfb, type VirtualDisplay } from '../../scripts/support/app/xvfb.ts';
import { scratchFolders } from '../support/scratchFolder.ts';
import { CleanRoot } from './cleanRoot.ts';
import { InstalledApp, runAsUser } from './installedApp.ts';
import { makeUpdate, UpdateFeedServer } from './updateFeed.ts';

const PICTURES = join(projectRoot, 'test-results', 'package');
/** Output with the first shell's process id; the typed command does not match. */
const FIRST = /first \[\d+\]/;
const USER_DATA = '/home/tester/.config/Holdfast';

const newFolder = scratchFolders();

/** The package's update feed and its private key (scripts/test-package.ts). */
const feed = JSON.parse(readFileSync(join(projectRoot, TEST_OUTPUT, 'feed.json'), 'utf8')) as {
  readonly url: string;
  readonly privateKey: string;
};

let display: VirtualDisplay;
let root: CleanRoot;
let environment: string;

beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true });
  display = await startXvfb();
  environment = `DISPLAY=${display.display}`;
  root = new CleanRoot(join(projectRoot, TEST_OUTPUT));
  await root.get('useradd --create-home --shell /bin/bash tester');
});

afterAll(async () => {
  await root.close();
  await display.stop();
});

const runningServer = async (): Promise<number> =>
  (JSON.parse(await root.get(`cat ${USER_DATA}/server/running.json`)) as { pid: number }).pid;

test('dpkg installs the app with its dependencies, commands and menu entry', async () => {
  expect(await root.get('dpkg -i /tmp/given/*.deb')).toContain('Setting up holdfast');
  expect(await root.get('readlink -f /usr/bin/holdfast')).toContain('/opt/Holdfast/holdfast');
  const entry = await root.get('cat /usr/share/applications/holdfast.desktop');
  expect(entry).toContain('Exec=/opt/Holdfast/holdfast %U');
  expect(entry).toContain('Categories=System;TerminalEmulator;');
  expect(entry).toContain('MimeType=x-scheme-handler/holdfast;');
  expect(await root.get('ls /usr/share/icons/hicolor/*/apps/holdfast.png')).toContain('/256x256/');
});

test('the first tab runs the user’s shell, and the holder of the package keeps it', async () => {
  // Neither an app beside the archive nor a module that the environment names is loaded into the process.
  await root.get(
    'mkdir /opt/Holdfast/resources/app && echo "process.exit(9)" > /opt/Holdfast/resources/app/index.js',
  );
  await root.get('echo "process.exit(9)" > /tmp/module.cjs');
  const app = await InstalledApp.start(root, `${environment} NODE_OPTIONS=--require=/tmp/module.cjs`, {
    args: '--inspect=9339 --log-net-log=/tmp/net.json',
  });
  await app.page
    .getByRole('status', { name: 'Connection' })
    .filter({ hasText: 'Connected to This computer' })
    .waitFor();
  await app.type('echo "$USER typed $((40 + 2)) [${ELECTRON_RUN_AS_NODE-}${NODE_OPTIONS-}]" as "$PWD"\n');
  const screen = await app.waitForText('typed 42 [] as');
  expect(screen).toContain('tester typed 42 [] as /home/tester');
  expect(await root.get('cat /tmp/app.log')).not.toContain('Debugger listening');
  await app.page.getByText('Survives server restarts').waitFor();
  const holder = await root.get('readlink /proc/[0-9]*/exe | grep /holder');
  expect(holder.trim()).toBe('/opt/Holdfast/resources/app.asar.unpacked/out/holder/holder-linux-x64');
  await app.quit();
});

test('the app requests only its own page and the update feed from the network', async () => {
  const log = JSON.parse(await root.get('cat /tmp/net.json')) as { events: { params?: { url?: string } }[] };
  expect(log.events).not.toHaveLength(0);
  const requested = new Set(log.events.flatMap(({ params }) => params?.url ?? []));
  expect(
    [...requested].filter((url) => !url.startsWith('app://holdfast/') && !url.startsWith(feed.url)),
  ).toEqual([]);
});

test('after a restart of the app the screen is restored, with the same server and the same shell', async () => {
  const before = await runningServer();
  const app = await InstalledApp.start(root, environment);
  await app.page
    .getByRole('status', { name: 'Connection' })
    .filter({ hasText: 'Connected to This computer' })
    .waitFor();
  expect(await app.waitForText('tester typed 42 [] as /home/tester')).not.toContain('starts here');
  expect(await runningServer()).toBe(before);
  await app.type('echo again $?\n');
  await app.waitForText('again 0');
  // The command that a browser runs for a holdfast:// address; the running app shows a question.
  await runAsUser(root, "sh -c 'holdfast holdfast://server?url=wss://team.example'", environment);
  await app.page
    .getByRole('group', { name: 'Notice' })
    .filter({ hasText: 'wants to add the server wss://team.example' })
    .getByRole('button', { name: 'Dismiss' })
    .click();
  // Clears the selection that reading the text made.
  await app.page.getByRole('group', { name: /^Terminal: / }).click({ position: BELOW_FIRST_ROW });
  await app.page.screenshot({ path: join(PICTURES, 'restored.png') });
  await app.quit();
});

test('the package’s command-line client connects to the app’s server', async () => {
  const { url } = JSON.parse(await root.get(`cat ${USER_DATA}/server/running.json`)) as { url: string };
  const flags = `--server ${url} --token-file ${USER_DATA}/server/token`;
  const listed = await runAsUser(root, `holdfast-cli list --json ${flags}`);
  expect((JSON.parse(listed) as { lastLine: string }[])[0]?.lastLine).toContain('tester@');
  expect(await runAsUser(root, 'holdfast-cli --version')).toMatch(/^holdfast \d+\.\d+\.\d+/);
});

test('server and shell of an AppImage survive the app, although its files are unmounted with it', async () => {
  const mount = '/tmp/.mount_holdfast';
  const userData = '/home/tester/image';
  await root.get(
    `mkdir ${mount} && mount --bind /opt/Holdfast ${mount} && touch /home/tester/Holdfast.AppImage`,
  );
  const image = `APPIMAGE=/home/tester/Holdfast.AppImage APPDIR=${mount} LD_LIBRARY_PATH=${mount}/usr/lib`;
  const start = (): Promise<InstalledApp> =>
    InstalledApp.start(root, `${environment} ${image} HOLDFAST_USER_DATA=${userData}`, {
      program: `${mount}/holdfast`,
    });
  const app = await start();
  await app.page.getByText('Survives server restarts').waitFor();
  await app.type('echo "out of an image [$LD_LIBRARY_PATH]"\n');
  await app.waitForText('out of an image []');
  await app.quit();
  // umount fails if any process still runs from there.
  await root.get(`umount ${mount}`);
  const programs = await root.get(
    `readlink /proc/[0-9]*/exe | grep ${userData}/server/app- | sed 's|.*/||' | sort -u`,
  );
  expect(programs.trim().split('\n')).toEqual(['holder-linux-x64', 'holdfast']);
  await root.get(`mount --bind /opt/Holdfast ${mount}`);
  const again = await start();
  await again.type('echo still $(("40"+2))\n');
  await again.waitForText('still 42');
  expect(await again.waitForText('out of an image []')).not.toContain('starts here');
  await again.quit();
  await root.get(`umount ${mount}`);
});

test(
  'a signed update is downloaded, installed with one click, and every tab returns to its shell; a forged one is refused',
  { timeout: 240_000 },
  async () => {
    const userData = '/root/updated';
    const start = (): Promise<InstalledApp> =>
      InstalledApp.start(root, `${environment} HOLDFAST_USER_DATA=${userData}`, {
        args: '--no-sandbox',
        user: 'root',
      });
    const update = await makeUpdate(newFolder(), '0.2.0');
    const forger = generateKeyPairSync('ed25519')
      .privateKey.export({ type: 'pkcs8', format: 'pem' })
      .toString();
    let served = await UpdateFeedServer.start(feed.url, update, forger);
    let app = await start();
    await app.type('kept=$$; echo "first [$kept]"\n');
    const first = await app.waitForText(FIRST);
    await app.page
      .getByRole('alert', { name: 'Notice' })
      .filter({ hasText: 'An update was rejected' })
      .waitFor();
    expect(served.requests).not.toContain(`/${update.name}`);
    await served.close();
    await app.quit();

    served = await UpdateFeedServer.start(feed.url, update, feed.privateKey);
    app = await start();
    const notice = app.page
      .getByRole('group', { name: 'Notice' })
      .filter({ hasText: 'Holdfast 0.2.0 is ready' });
    await notice.waitFor({ timeout: 90_000 });
    await app.page.screenshot({ path: join(PICTURES, 'update.png') });
    const server = JSON.parse(await root.get(`cat ${userData}/server/running.json`)) as { pid: number };
    await notice.getByRole('button', { name: 'Restart to update' }).click();
    await app.gone();
    expect(await root.get("dpkg-query -W -f '${Version} ${Status}' holdfast")).toContain(
      '0.2.0 install ok installed',
    );
    const again = await app.restarted();
    await again.type('echo "second [$kept] $(($kept == $$))"\n');
    const second = await again.waitForText('] 1');
    expect(FIRST.exec(second)?.[0]).toBe(FIRST.exec(first)?.[0]);
    expect(JSON.parse(await root.get(`cat ${userData}/server/running.json`))).toMatchObject({
      pid: server.pid,
    });
    await again.page.getByRole('group', { name: /^Terminal: / }).click({ position: BELOW_FIRST_ROW });
    await again.page.screenshot({ path: join(PICTURES, 'updated.png') });
    await again.quit();
    await served.close();
  },
);

test('dpkg removes the app, and leaves only the user’s data', async () => {
  await root.get('rm -r /opt/Holdfast/resources/app && dpkg -r holdfast');
  expect(
    (await root.run('ls -d /opt/Holdfast /usr/bin/holdfast /usr/bin/holdfast-cli 2>/dev/null')).output.trim(),
  ).toBe('');
  expect(await root.get(`ls ${USER_DATA}`)).toContain('tabs.json');
});
