// Output of 100 MB into one visible pane: throughput, longest block of the page, and time until Ctrl-C takes effect. It is
// compared with xterm.js alone on a page, which reads the same bytes from its own memory.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { electronExecutable } from '../scripts/setup/electronExecutable.ts';
import { setUp } from '../scripts/setup/runSteps.ts';
import { appSteps } from '../scripts/setup/stepLists.ts';
import { AppDriver } from '../scripts/support/app/appDriver.ts';
import { hasDisplay } from '../scripts/support/app/display.ts';
import { electronArguments } from '../scripts/support/app/electronArguments.ts';
import { endEmbeddedServer } from '../scripts/support/app/embeddedServer.ts';
import { launchElectron } from '../scripts/support/app/launchElectron.ts';
import { startXvfb } from '../scripts/support/app/xvfb.ts';
import { percentile, report, round3 } from './harness.ts';

const MEGABYTE = 1_000_000;
const TOTAL_MB = 100;
const ROUNDS = 3;
const STOPS = 10;
const SCROLLBACK_LINES = 5_000;
/** Bytes in flight to the bare terminal, the same number as in the app. */
const WINDOW_BYTES = 1024 * 1024;
const FLOOD_TIMEOUT_MS = 300_000;

/** Returns a megabyte of log lines, a fifth of them colored. `newline` is the line end after the tty's conversion. */
function block(newline: string): string {
  const lines: string[] = [];
  for (let at = 0, length = 0; length < MEGABYTE; at += 1) {
    const color = at % 5 === 0 ? '\u001b[32m' : '';
    const line = `${color}${String(at).padStart(8, '0')} a request was served to client ${at % 997} in ${at % 89} ms, and logged\u001b[0m`;
    lines.push(line);
    length += line.length + 2;
  }
  return lines.map((line) => line + newline).join('');
}

type Flood = { readonly bytesPerSecond: number; readonly longestBlockMs: number };

/** Starts to record the page's long tasks (50 ms and more). The returned function resolves with the longest one, ms. */
async function watchBlocks(page: Page): Promise<() => Promise<number>> {
  const watch = await page.evaluateHandle(() => {
    const blocks: number[] = [0];
    const observer = new PerformanceObserver((list) =>
      blocks.push(...list.getEntries().map((task) => task.duration)),
    );
    observer.observe({ entryTypes: ['longtask'] });
    return { blocks };
  });
  return () => watch.evaluate(({ blocks }) => Math.max(...blocks));
}

type Feed = {
  readonly text: string;
  /** Number of repetitions of the text. */
  readonly total: number;
  readonly lines: number;
  readonly windowBytes: number;
};

/** Runs in the bare page. Writes the text repeatedly, as fast as its terminal parses. Returns bytes per second. */
async function feedBare({ text, total, lines, windowBytes }: Feed): Promise<number> {
  const { Terminal } = window as unknown as { Terminal: typeof import('@xterm/xterm').Terminal };
  const terminal = new Terminal({ cols: 120, rows: 38, scrollback: lines });
  const parent = document.getElementById('terminal');
  if (parent !== null) terminal.open(parent);
  const bytes = new TextEncoder().encode(text);
  const part = 65_536;
  const startedAt = performance.now();
  await new Promise<void>((resolve) => {
    let [blocks, at, inFlight] = [0, 0, 0];
    const feed = (): void => {
      while (inFlight < windowBytes && blocks < total) {
        const piece = bytes.subarray(at, at + part);
        at += piece.length;
        inFlight += piece.length;
        if (at === bytes.length) [blocks, at] = [blocks + 1, 0];
        terminal.write(piece, () => {
          inFlight -= piece.length;
          if (blocks === total && inFlight === 0) resolve();
          else feed();
        });
      }
    };
    feed();
  });
  return (bytes.length * total * 1000) / (performance.now() - startedAt);
}

async function bareFlood(env: Readonly<Record<string, string>>): Promise<Flood> {
  const electron = await launchElectron({
    executablePath: electronExecutable(),
    args: [...electronArguments(), join(import.meta.dirname, 'flood', 'bareWindow.cjs')],
    env: { ...(process.env as Record<string, string>), ...env },
  });
  try {
    const page = await electron.firstWindow();
    await page.waitForFunction(() => 'Terminal' in window);
    const longest = await watchBlocks(page);
    const work = { text: block('\r\n'), total: TOTAL_MB, lines: SCROLLBACK_LINES, windowBytes: WINDOW_BYTES };
    const bytesPerSecond = await page.evaluate(feedBare, work);
    return { bytesPerSecond, longestBlockMs: await longest() };
  } finally {
    await electron.close();
  }
}

/** Output offset up to which the visible terminal has parsed. */
const parsedOffset = (app: AppDriver): Promise<number> =>
  app.terminal.evaluate((group) => Number(group.getAttribute('data-output-end') ?? 0));

/** Waits in the page, frame by frame, until a text is on screen. Resolves with the wall time, ms. */
const seen = (app: AppDriver, text: string): Promise<number> =>
  app.page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const look = (): void => {
          const rows = [...document.querySelectorAll('[data-terminal] .xterm-rows')];
          if (rows.some((row) => row.textContent?.includes(wanted))) resolve(Date.now());
          else requestAnimationFrame(look);
        };
        look();
      }),
    text,
  );

async function appFlood(app: AppDriver, file: string, bytes: number): Promise<Flood> {
  const longest = await watchBlocks(app.page);
  await app.type(`for i in $(seq ${TOTAL_MB}); do cat ${file}; done`);
  const from = await parsedOffset(app);
  const startedAt = performance.now();
  await app.page.keyboard.press('Enter');
  const wanted = from + bytes;
  await app.page.waitForFunction(
    (end) =>
      [...document.querySelectorAll('[data-terminal]')].some(
        (group) => Number(group.getAttribute('data-output-end')) >= end,
      ),
    wanted,
    { timeout: FLOOD_TIMEOUT_MS, polling: 20 },
  );
  const tookMs = performance.now() - startedAt;
  return { bytesPerSecond: (bytes * 1000) / tookMs, longestBlockMs: await longest() };
}

/** Returns the times from Ctrl-C during the output to the trap's output, and from a key to its echo in the quiet shell, ms. */
async function stopLatencies(app: AppDriver, file: string): Promise<{ stops: number[]; echoes: number[] }> {
  const [stops, echoes]: [number[], number[]] = [[], []];
  for (let round = 0; round < STOPS; round += 1) {
    await app.type(`clear; (trap 'echo stop''ped-${round}; exit' INT; while :; do cat ${file}; done)\n`);
    await app.page.waitForTimeout(1_500);
    const stopped = seen(app, `stopped-${round}`);
    const pressedAt = Date.now();
    await app.page.keyboard.press('Control+c');
    stops.push((await stopped) - pressedAt);
    await app.type('clear\n');
    await app.page.waitForTimeout(500);
    const echoed = seen(app, `quiet-${round}`);
    await app.type(`quiet-${String(round).slice(0, -1)}`);
    const typedAt = Date.now();
    await app.page.keyboard.press(String(round).slice(-1));
    echoes.push((await echoed) - typedAt);
    await app.page.keyboard.press('Control+c');
  }
  return { stops, echoes };
}

await setUp(appSteps);
const display = hasDisplay() ? undefined : await startXvfb();
const root = mkdtempSync(join(tmpdir(), 'holdfast-flood-'));
const env = { HOME: root, ...(display === undefined ? {} : { DISPLAY: display.display }) };
const userData = join(root, 'profile');
mkdirSync(userData);
writeFileSync(
  join(userData, 'settings.json'),
  JSON.stringify({ version: 1, scrollbackLines: SCROLLBACK_LINES, prediction: 'off' }),
);
const file = join(root, 'block');
writeFileSync(file, block('\n'));
const bytes = Buffer.byteLength(block('\r\n')) * TOTAL_MB;
try {
  const floods: { bare: Flood[]; app: Flood[] } = { bare: [], app: [] };
  const app = await AppDriver.launch({ userData, env });
  await app.waitForLink('Connected');
  for (let round = 0; round < ROUNDS; round += 1) {
    floods.bare.push(await bareFlood(env));
    floods.app.push(await appFlood(app, file, bytes));
  }
  const { stops, echoes } = await stopLatencies(app, file);
  await app.quit();
  const median = (all: readonly Flood[], of: keyof Flood): number =>
    round3(
      percentile(
        all.map((flood) => flood[of]),
        0.5,
      ),
    );
  const ctrlC = { medianMs: percentile(stops, 0.5), maxMs: Math.max(...stops) };
  const echo = { medianMs: percentile(echoes, 0.5), maxMs: Math.max(...echoes) };
  const both = (of: keyof Flood) => ({ bare: median(floods.bare, of), app: median(floods.app, of) });
  const throughput = both('bytesPerSecond');
  const longestBlockMs = both('longestBlockMs');
  report({
    megabytes: TOTAL_MB,
    rounds: ROUNDS,
    bytesPerSecond: throughput,
    longestBlockMs,
    ctrlC,
    echo,
    ratio: {
      throughput: round3(throughput.app / throughput.bare),
      longestBlock: round3(longestBlockMs.app / longestBlockMs.bare),
      ctrlCToEcho: round3(ctrlC.medianMs / echo.medianMs),
    },
  });
} finally {
  await endEmbeddedServer(userData);
  await display?.stop();
  rmSync(root, { recursive: true, force: true });
}
