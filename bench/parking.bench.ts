// Memory of an idle session's screen, live and parked (stored as a snapshot), and the delay of the first key after parking.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Clock } from '../protocol/clock.ts';
import { SCROLLBACK_LINES } from '../server/screen/emulator.ts';
import { WorkerScreen, PARK_AFTER_MS } from '../server/screen/workerScreen.ts';
import { percentile, report, round3 } from './harness.ts';

const SESSIONS = 1_000;
/** Number of screens that are live at once. All of them together would take 10 GB. */
const BATCH = 50;
const WOKEN = 200;
const SIZE = { cols: 80, rows: 24 };
const BLACK = '#000000';
const PROFILE = {
  foreground: '#ffffff',
  background: BLACK,
  cursor: '#ffffff',
  palette: Array<string>(16).fill(BLACK),
  cellWidth: 8,
  cellHeight: 16,
};
const OPTIONS = { size: SIZE, profile: PROFILE, focused: false };

let nowMs = 0;
const clock: Clock = { now: () => nowMs, elapsed: () => nowMs, setTimeout: () => () => undefined };
const random = Math.imul.bind(undefined, 2_654_435_761);

/** Returns a full scrollback of lines that differ between sessions, some of them colored. */
function output(session: number): Uint8Array {
  const lines = Array.from({ length: SCROLLBACK_LINES + SIZE.rows }, (_, line) => {
    const id = (random(session * 8_192 + line) >>> 0).toString(16).padStart(8, '0');
    const text = `${id} request ${line} served to client ${session} in ${line % 977} ms, `.padEnd(
      SIZE.cols,
      '·',
    );
    return line % 5 === 0 ? `\u001b[3${line % 8}m${text}\u001b[0m` : text;
  });
  return Buffer.from(lines.join('\r\n'));
}

type Memory = { readonly residentBytes: number; readonly heapAndBufferBytes: number };

/** Number of garbage collections before a measurement. The collection after the one that finds a buffer unused frees it. */
const COLLECTIONS = 3;

/** Returns the memory of the process after garbage collections. The task runs Node with `--expose-gc` for this. */
async function memory(): Promise<Memory> {
  for (let count = 0; count < COLLECTIONS; count += 1) {
    (globalThis as { readonly gc?: () => void }).gc?.();
    await nextTurn();
  }
  const { rss, heapUsed, external } = process.memoryUsage();
  return { residentBytes: rss, heapAndBufferBytes: heapUsed + external };
}

function perSession(before: Memory, after: Memory, sessions: number): Memory {
  return {
    residentBytes: Math.round((after.residentBytes - before.residentBytes) / sessions),
    heapAndBufferBytes: Math.round((after.heapAndBufferBytes - before.heapAndBufferBytes) / sessions),
  };
}

function work(screen: WorkerScreen): void {
  while (screen.hasWork) screen.takeSlice();
}

function open(session: number): WorkerScreen {
  const screen = new WorkerScreen(OPTIONS, { clock, post: () => undefined });
  screen.add({ type: 'write', bytes: output(session) });
  work(screen);
  return screen;
}

function wake(screen: WorkerScreen): number {
  const startedAt = performance.now();
  screen.add({ type: 'write', bytes: Buffer.from('l\u001b[6n') });
  work(screen);
  return performance.now() - startedAt;
}

const parkTimes: number[] = [];
async function park(screen: WorkerScreen): Promise<void> {
  const startedAt = performance.now();
  await screen.park();
  parkTimes.push(performance.now() - startedAt);
  if (!screen.isParked) throw new Error('a screen was not parked');
}

// This loads and compiles everything once, so that no session's figures include it.
open(SESSIONS).dispose();
const screens: WorkerScreen[] = [];
const empty = await memory();
let live: Memory | undefined;
let half = empty;
while (screens.length < SESSIONS) {
  const batch = Array.from({ length: BATCH }, (_, index) => open(screens.length + index));
  live ??= perSession(empty, await memory(), BATCH);
  nowMs += PARK_AFTER_MS;
  for (const screen of batch) await park(screen);
  screens.push(...batch);
  if (screens.length === SESSIONS / 2) half = await memory();
}
const full = await memory();
const parked = perSession(empty, full, SESSIONS);
/** Memory of only the second half of the sessions, because the process keeps memory that the first live batch took. */
const parkedFurther = perSession(half, full, SESSIONS / 2);
const wakeTimes: number[] = [];
for (const screen of screens.slice(0, WOKEN)) {
  wakeTimes.push(wake(screen));
  nowMs += PARK_AFTER_MS;
  await park(screen);
}
report({
  sessions: SESSIONS,
  scrollbackLines: SCROLLBACK_LINES,
  live,
  parked,
  parkedFurther,
  parkedToLive: live && round3(parked.heapAndBufferBytes / live.heapAndBufferBytes),
  parkP50Ms: round3(percentile(parkTimes, 0.5)),
  wakeP50Ms: round3(percentile(wakeTimes, 0.5)),
  wakeP99Ms: round3(percentile(wakeTimes, 0.99)),
});
