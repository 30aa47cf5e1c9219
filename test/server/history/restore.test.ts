// Recorded output after a restart of the server. Complete blocks are restored in order; forgotten sessions are not.
import { silentLog } from '../../fakes/silentLog.ts';
import { randomBytes } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { HistoryStore } from '../../../server/history/historyStore.ts';
import { SEGMENT_BYTES } from '../../../server/history/segment.ts';
import type { SessionHistory } from '../../../server/history/sessionHistory.ts';
import { ManualClock } from '../../fakes/manualClock.ts';
import { KiB, MemoryFiles } from '../stage.ts';

const [OWN, OTHER] = ['host-1.a', 'host-1.b'];
const NOISE = randomBytes(3 * SEGMENT_BYTES);
let clock: ManualClock;
let files: MemoryFiles;

beforeEach(() => {
  clock = new ManualClock();
  files = new MemoryFiles();
});

/** Starts the next run of the server on the same disk. */
function run(totalBytes = 1024 * 1024 * KiB): HistoryStore {
  return new HistoryStore({ sessionBytes: totalBytes, totalBytes }, { clock, log: silentLog, files });
}

function restored(store: HistoryStore, ...sessions: string[]): SessionHistory[] {
  const histories = store.restore(new Set(sessions));
  return sessions.map((session) => histories.get(session) as SessionHistory);
}

function readAll(history: SessionHistory, from: number): Buffer {
  const parts: Uint8Array[] = [];
  for (let at = from; at < history.end;) {
    const bytes = history.read(at, history.end - at);
    if (bytes === undefined || bytes.length === 0) throw new Error(`nothing at ${at}`);
    parts.push(bytes);
    at += bytes.length;
  }
  return Buffer.concat(parts);
}

test('after a normal exit, the next run restores all output and continues to record', async () => {
  const before = run().open(OWN);
  before.append(NOISE, 5);
  expect(before.safeEnd).toBeLessThan(NOISE.length);
  await before.release();
  const [history] = restored(run(), OWN) as [SessionHistory];
  expect([history.end, history.safeEnd, history.since(0)]).toEqual([NOISE.length, NOISE.length, 5]);
  expect(readAll(history, 0).equals(NOISE)).toBe(true);
  history.append(Buffer.from('more'), 9);
  await history.release();
  const [again] = restored(run(), OWN) as [SessionHistory];
  expect(readAll(again, 0).equals(Buffer.concat([NOISE, Buffer.from('more')]))).toBe(true);
});

test('after a crash, the next run restores the output up to `safeEnd`', async () => {
  const before = run().open(OWN);
  before.append(NOISE.subarray(0, 1024 * KiB + 100), 0);
  await expect.poll(() => before.backlogBytes).toBe(0);
  const safe = before.safeEnd;
  expect(safe).toBe(1024 * KiB);
  const [history] = restored(run(), OWN) as [SessionHistory];
  expect(history.end).toBe(safe);
  expect(readAll(history, 0).equals(NOISE.subarray(0, safe))).toBe(true);
});

test('a block that a crash left incomplete is overwritten', async () => {
  const before = run().open(OWN);
  before.append(Buffer.from('one'), 0);
  clock.advance(30_000);
  before.append(NOISE.subarray(0, 1000), 0);
  await before.release();
  const [file = '', whole] = [...files.files][0] ?? [];
  files.files.set(file, whole?.subarray(0, -1) ?? new Uint8Array(0));
  const [history] = restored(run(), OWN) as [SessionHistory];
  expect(history.end).toBe(3);
  history.append(Buffer.from('two'), 0);
  await history.release();
  const [again] = restored(run(), OWN) as [SessionHistory];
  expect(readAll(again, 0).toString()).toBe('onetwo');
});

test('R6: if output continues at a later offset, the part between is reported as a gap', async () => {
  const before = run().open(OWN);
  before.append(Buffer.from('one'), 0);
  await before.release();
  const [history] = restored(run(), OWN) as [SessionHistory];
  history.continueAt(10);
  history.append(Buffer.from('two'), 0);
  await history.release();
  const [again] = restored(run(), OWN) as [SessionHistory];
  expect([again.end, again.nextRetained(3), again.read(3, 9)]).toEqual([13, 10, undefined]);
  expect(readAll(again, 10).toString()).toBe('two');
});

test('files of forgotten sessions and corrupt files are deleted, and files of other programs are not', async () => {
  const store = run();
  const both = [store.open(OWN), store.open(OTHER)];
  for (const history of both) {
    history.append(Buffer.from('x'), 0);
    await history.release();
  }
  files.files.set('README', new Uint8Array(3));
  files.files.set(`${OWN}/9.blocks`, new Uint8Array(50));
  restored(run(), OWN);
  expect([...files.files.keys()].toSorted()).toEqual(['README', `${OWN}/1.blocks`]);
});

test('the total limit includes the output of earlier runs, which is deleted first', async () => {
  const store = run();
  for (const session of [OWN, OTHER]) {
    const history = store.open(session);
    history.append(NOISE.subarray(0, SEGMENT_BYTES), 0);
    await history.release();
  }
  const [own, other] = restored(run(2.5 * SEGMENT_BYTES), OWN, OTHER) as [SessionHistory, SessionHistory];
  other.append(NOISE.subarray(0, SEGMENT_BYTES), 0);
  await other.release();
  expect(own.read(0, 1)).toBeUndefined();
  expect(other.read(0, 1)).toEqual(NOISE.subarray(0, 1));
});
