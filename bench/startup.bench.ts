// How soon the app shows, and has live, thirty tabs with a long saved screen each, against a bare window of Electron.
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
const START_WITHIN_MS = 300_000;
const PARTS = join(import.meta.dirname, 'startup');
/** A fifth of the lines is colored; each is as long as a log's. */
const PRINT = `awk 'BEGIN { for (i = 0; i < ${LINES}; i++) printf "%s%08d a request was served to client %d in %d milliseconds, and logged\\033[0m\\n", (i % 5 ? "" : "\\033[32m"), i, i % 997, i % 89; }'; echo sav''ed-end`;
/** Nobody types into a tab that is not shown: its shell prints while the app is away and when it is back. */
const GO_ON = 'while sleep 1; do echo; done &';

/** Times of one start, ms since 1970, as the probe tells them. */
type Told = {
  readonly windowMadeAt: number;
  readonly pageReadyAt: number;
  readonly shownAt: number;
  readonly activePaintedAt: number;
  readonly activeLiveAt: number;
  readonly paintedAt: readonly number[];
  readonly liveAt: readonly number[];
  readonly memory: readonly { readonly type: string; readonly kib: number }[];
};

type Profile = { readonly folder: string; readonly ends: Readonly<Record<string, number>> };

/** Opens the tabs on this computer's own server, which outlives the app, and lets each print its lines. */
async function prepare(
  folder: string,
  tabs: number,
  env: Readonly<Record<string, string>>,
): Promise<Profile> {
  mkdirSync(folder);
  const app = await AppDriver.launch({ userData: folder, env });
  for (let tab = 0; tab < tabs; tab += 1) {
    if (tab > 0) await app.menu('New Tab');
    await app.tabs.nth(tab).waitFor();
    await app.waitForLink('Connected');
    const isShown = tab === tabs - 1;
    await app.type(`${isShown ? '' : GO_ON} ${PRINT}\n`);
    await app.terminal.locator('.xterm-rows').filter({ hasText: 'saved-end' }).waitFor();
  }
  await app.quit();
  return { folder, ends: endsOf(folder) };
}

/** How much output each saved screen has. */
function endsOf(folder: string): Record<string, number> {
  const { panes } = JSON.parse(readFileSync(join(folder, 'tabs.json'), 'utf8')) as {
    readonly panes: readonly { readonly id: string; readonly output: { readonly offset: number } | null }[];
  };
  return Object.fromEntries(panes.map(({ id, output }) => [id, output?.offset ?? 0]));
}

/** Starts Electron and resolves, once it has ended, with when that was and the line that it told. */
async function start<T>(
  argv: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<{ at: number; told: T }> {
  const at = Date.now();
  const child = spawn(electronExecutable(), [...argv], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: START_WITHIN_MS,
  });
  const gone = once(child, 'exit');
  let told: T | undefined;
  for await (const line of createInterface({ input: child.stdout })) told = JSON.parse(line) as T;
  await gone;
  if (told === undefined) throw new Error('Electron ended without having told when its window was there');
  return { at, told };
}

type Times = Readonly<Record<string, number>>;

async function startBare(folder: string, env: Readonly<Record<string, string>>): Promise<Times> {
  const argv = [...electronArguments(), join(PARTS, 'bareWindow.cjs')];
  const { at, told } = await start<{ shownAt: number }>(argv, { ...env, HOLDFAST_USER_DATA: folder });
  return { shownMs: told.shownAt - at };
}

async function startApp(profile: Profile, env: Readonly<Record<string, string>>): Promise<Times> {
  const argv = ['-r', join(PARTS, 'probe.cjs'), ...electronArguments(), projectRoot];
  const ends = endsOf(profile.folder);
  const { at, told } = await start<Told>(argv, {
    ...env,
    HOLDFAST_USER_DATA: profile.folder,
    HOLDFAST_BENCH_ENDS: JSON.stringify(ends),
  });
  const mib = (type: string): number =>
    round3(told.memory.filter((one) => one.type === type).reduce((sum, { kib }) => sum + kib, 0) / 1024);
  return {
    windowMadeMs: told.windowMadeAt - at,
    pageReadyMs: told.pageReadyAt - at,
    activePaintedMs: told.activePaintedAt - at,
    shownMs: told.shownAt - at,
    allPaintedMs: (told.paintedAt.at(-1) ?? NaN) - at,
    firstLiveMs: told.activeLiveAt - at,
    allLiveMs: (told.liveAt.at(-1) ?? NaN) - at,
    mainMiB: mib('Browser'),
    pageMiB: mib('Tab'),
  };
}

/** Median, least and most of each figure over the rounds. */
function figures(rounds: readonly Times[]): Record<string, { median: number; least: number; most: number }> {
  return Object.fromEntries(
    Object.keys(rounds[0] ?? {}).map((name) => {
      const values = rounds.map((round) => round[name] ?? NaN);
      return [
        name,
        { median: percentile(values, 0.5), least: Math.min(...values), most: Math.max(...values) },
      ];
    }),
  );
}

await setUp(appSteps);
const display = hasDisplay() ? undefined : await startXvfb();
const root = mkdtempSync(join(tmpdir(), 'holdfast-startup-'));
/** Shells find no profile in their home: anyone's own could be slow. */
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
    // The first round finds the disk cold, and is nobody's.
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
