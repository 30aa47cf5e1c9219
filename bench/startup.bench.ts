// Start of the app with thirty tabs of long saved output: time until they are shown and live, compared with a bare Electron
// window.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { electronExecutable } from '../scripts/setup/electronExecutable.ts';
import { setUp } from '../scripts/setup/runSteps.ts';
import { appSteps } from '../scripts/setup/stepLists.ts';
import { AppDriver } from '../scripts/support/app/appDriver.ts';
import { hasDisplay } from '../scripts/support/app/display.ts';
import { electronArguments } from '../scripts/support/app/electronArguments.ts';
import { endEmbeddedServer } from '../scripts/support/app/embeddedServer.ts';
import { projectRoot } from '../scripts/support/projectRoot.ts';
import { startXvfb } from '../scripts/support/app/xvfb.ts';
import { percentile, report, round3 } from './harness.ts';

const TABS = 30;
const LINES = 10_000;
const ROUNDS = 5;
const START_TIMEOUT_MS = 300_000;
const PARTS = join(import.meta.dirname, 'startup');
/** Prints log-like lines, a fifth of them colored. */
const PRINT = `awk 'BEGIN { for (i = 0; i < ${LINES}; i++) printf "%s%08d a request was served to client %d in %d milliseconds, and logged\\033[0m\\n", (i % 5 ? "" : "\\033[32m"), i, i % 997, i % 89; }'; echo sav''ed-end`;
/** Makes the shell of a hidden tab print continuously. Only the visible tab gets a key whose echo is awaited. */
const KEEP_PRINTING = 'while sleep 1; do echo; done &';

/** Times of one start, ms since 1970, as the probe reports them. */
type ProbeReport = {
  readonly windowMadeAt: number;
  readonly pageReadyAt: number;
  readonly shownAt: number;
  readonly activePaintedAt: number;
  readonly activeLiveAt: number;
  readonly paintedAt: readonly number[];
  readonly liveAt: readonly number[];
  readonly memory: readonly { readonly type: string; readonly kib: number }[];
};

type UserData = { readonly folder: string; readonly ends: Readonly<Record<string, number>> };

/** Opens the tabs on the embedded server, which outlives the app, and prints the lines in each one. */
async function prepare(
  folder: string,
  tabs: number,
  env: Readonly<Record<string, string>>,
): Promise<UserData> {
  mkdirSync(folder);
  const app = await AppDriver.launch({ userData: folder, env });
  for (let tab = 0; tab < tabs; tab += 1) {
    if (tab > 0) await app.menu('New Tab');
    await app.tabs.nth(tab).waitFor();
    await app.waitForLink('Connected');
    const isShown = tab === tabs - 1;
    await app.type(`${isShown ? '' : KEEP_PRINTING} ${PRINT}\n`);
    await app.terminal.locator('.xterm-rows').filter({ hasText: 'saved-end' }).waitFor();
  }
  await app.quit();
  return { folder, ends: endsOf(folder) };
}

/** Output offset of each saved screen, by pane. */
function endsOf(folder: string): Record<string, number> {
  const { panes } = JSON.parse(readFileSync(join(folder, 'tabs.json'), 'utf8')) as {
    readonly panes: readonly { readonly id: string; readonly output: { readonly offset: number } | null }[];
  };
  return Object.fromEntries(panes.map(({ id, output }) => [id, output?.offset ?? 0]));
}

/** Runs Electron until it exits. Resolves with its start time and the JSON on the last line of its stdout. */
async function start<T>(
  argv: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<{ at: number; probed: T }> {
  const at = Date.now();
  const child = spawn(electronExecutable(), [...argv], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: START_TIMEOUT_MS,
  });
  const gone = once(child, 'exit');
  let probed: T | undefined;
  for await (const line of createInterface({ input: child.stdout })) probed = JSON.parse(line) as T;
  await gone;
  if (probed === undefined) throw new Error('Electron ended without reporting the time of its window');
  return { at, probed };
}

type Times = Readonly<Record<string, number>>;

async function startBare(folder: string, env: Readonly<Record<string, string>>): Promise<Times> {
  const argv = [...electronArguments(), join(PARTS, 'bareWindow.cjs')];
  const { at, probed } = await start<{ shownAt: number }>(argv, { ...env, HOLDFAST_USER_DATA: folder });
  return { shownMs: probed.shownAt - at };
}

async function startApp(userData: UserData, env: Readonly<Record<string, string>>): Promise<Times> {
  const argv = ['-r', join(PARTS, 'probe.cjs'), ...electronArguments(), projectRoot];
  const ends = endsOf(userData.folder);
  const { at, probed } = await start<ProbeReport>(argv, {
    ...env,
    HOLDFAST_USER_DATA: userData.folder,
    HOLDFAST_BENCH_ENDS: JSON.stringify(ends),
  });
  const mib = (type: string): number =>
    round3(probed.memory.filter((part) => part.type === type).reduce((sum, { kib }) => sum + kib, 0) / 1024);
  return {
    windowMadeMs: probed.windowMadeAt - at,
    pageReadyMs: probed.pageReadyAt - at,
    activePaintedMs: probed.activePaintedAt - at,
    shownMs: probed.shownAt - at,
    allPaintedMs: (probed.paintedAt.at(-1) ?? NaN) - at,
    firstLiveMs: probed.activeLiveAt - at,
    allLiveMs: (probed.liveAt.at(-1) ?? NaN) - at,
    mainMiB: mib('Browser'),
    pageMiB: mib('Tab'),
  };
}

/** Median, minimum and maximum of each figure over the rounds. */
function figures(rounds: readonly Times[]): Record<string, { median: number; min: number; max: number }> {
  return Object.fromEntries(
    Object.keys(rounds[0] ?? {}).map((name) => {
      const values = rounds.map((round) => round[name] ?? NaN);
      return [name, { median: percentile(values, 0.5), min: Math.min(...values), max: Math.max(...values) }];
    }),
  );
}

await setUp(appSteps);
const display = hasDisplay() ? undefined : await startXvfb();
const root = mkdtempSync(join(tmpdir(), 'holdfast-startup-'));
/** Environment with an empty home folder, because a developer's shell profile may be slow. */
const env: Readonly<Record<string, string>> = {
  HOME: root,
  ...(display === undefined ? {} : { DISPLAY: display.display }),
};
const folders = { one: join(root, 'one'), many: join(root, 'many') };
try {
  const one = await prepare(folders.one, 1, env);
  const many = await prepare(folders.many, TABS, env);
  const rounds: { bare: Times[]; one: Times[]; many: Times[] } = { bare: [], one: [], many: [] };
  for (let round = -1; round < ROUNDS; round += 1) {
    const times = {
      bare: await startBare(join(root, 'bare'), env),
      one: await startApp(one, env),
      many: await startApp(many, env),
    };
    // The first round does not count, because the disk cache is cold.
    if (round >= 0) for (const name of ['bare', 'one', 'many'] as const) rounds[name].push(times[name]);
  }
  const all = { bare: figures(rounds.bare), one: figures(rounds.one), many: figures(rounds.many) };
  const toBare = (figure: string): number =>
    round3((all.many[figure]?.median ?? NaN) / (all.bare['shownMs']?.median ?? NaN));
  const perTabMiB = (figure: string): number =>
    round3(((all.many[figure]?.median ?? NaN) - (all.one[figure]?.median ?? NaN)) / (TABS - 1));
  report({
    tabs: TABS,
    lines: LINES,
    rounds: ROUNDS,
    ...all,
    ratio: Object.fromEntries(
      ['activePaintedMs', 'shownMs', 'firstLiveMs', 'allLiveMs'].map((name) => [name, toBare(name)]),
    ),
    perTab: { mainMiB: perTabMiB('mainMiB'), pageMiB: perTabMiB('pageMiB') },
  });
} finally {
  for (const folder of Object.values(folders)) await endEmbeddedServer(folder);
  await display?.stop();
  rmSync(root, { recursive: true, force: true });
}
