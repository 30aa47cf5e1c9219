// Recorded output of a session. Every appended byte can be read again, or belongs to a reported gap.
import { randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { inflateRawSync } from 'node:zlib';
import { BlockReader, MAX_BLOCK_OUTPUT_BYTES } from '../../../protocol/history/block.ts';
import { decodeRecords, type HistoryRecord } from '../../../protocol/history/record.ts';
import { HistoryStore } from '../../../server/history/historyStore.ts';
import { SEGMENT_BYTES } from '../../../server/history/segment.ts';
import type { SessionHistory } from '../../../server/history/sessionHistory.ts';
import { ManualClock } from '../../fakes/manualClock.ts';
import { until } from '../../support/until.ts';
import { KiB, MemoryFiles } from '../stage.ts';

const SESSION = 'host-1.0';
const SIZE = { cols: 80, rows: 24 };
const LARGE = { cols: 200, rows: 50 };
let clock: ManualClock;
let files: MemoryFiles;
let logged: string[];

beforeEach(() => {
  clock = new ManualClock();
  files = new MemoryFiles();
  logged = [];
});

function storeOf(sessionBytes = 64 * 1024 * KiB, totalBytes = 1024 * 1024 * KiB): HistoryStore {
  const write = (_facts: object, message: string): void => void logged.push(message);
  return new HistoryStore(
    { sessionBytes, totalBytes },
    { clock, log: { info: write, warn: write, error: write }, files },
  );
}

/** Random output, longer than any test needs. */
const NOISE = randomBytes(16 * 1024 * KiB);

/** Bytes that do not compress and differ at every offset. */
const noise = (from: number, byteCount: number): Buffer => NOISE.subarray(from, from + byteCount);

const written = (history: SessionHistory): Promise<unknown> =>
  until('all is written', () => history.backlogBytes === 0);

function readAll(history: SessionHistory, from: number, end: number): Buffer {
  const parts: Uint8Array[] = [];
  for (let at = from; at < end;) {
    const bytes = history.read(at, 100_000);
    if (bytes === undefined || bytes.length === 0) throw new Error(`nothing at ${at}`);
    parts.push(bytes);
    at += bytes.length;
  }
  return Buffer.concat(parts);
}

type Fetched = { readonly from: number; readonly to: number; readonly records: readonly HistoryRecord[] };

async function fetchAll(history: SessionHistory, from: number, to: number): Promise<Fetched[]> {
  const reader = new BlockReader();
  const fetched: Fetched[] = [];
  for await (const bytes of history.blocks(from, to)) {
    const blocks = reader.read(bytes);
    if ('kind' in blocks) throw new Error(blocks.message);
    for (const block of blocks) {
      const records = decodeRecords(inflateRawSync(block.deflated), block.time);
      if ('kind' in records) throw new Error(records.message);
      fetched.push({ from: block.from, to: block.to, records });
    }
  }
  return fetched;
}

function outputOf(fetched: readonly Fetched[]): Buffer {
  return Buffer.concat(
    fetched.flatMap(({ records }) =>
      records.flatMap((record) => (record.kind === 'output' ? [record.bytes] : [])),
    ),
  );
}

test('R6 H2: retained output is exact, and all other output is a gap, for random writes, full disks and deletions', async () => {
  const step = fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        kind: fc.constant('print' as const),
        bytes: fc.integer({ min: 1, max: 600 * KiB }),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        { kind: 'full' as const },
        { kind: 'room' as const },
        { kind: 'wait' as const },
      ),
    },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
      files = new MemoryFiles();
      const store = storeOf(2.5 * SEGMENT_BYTES);
      const history = store.open(SESSION);
      history.resized(SIZE, 0);
      let end = 0;
      for (const action of steps) {
        if (action.kind === 'print') {
          history.append(noise(end, action.bytes), clock.now());
          end += action.bytes;
        } else if (action.kind === 'wait') {
          clock.advance(60_000);
          await written(history);
        } else {
          await written(history);
          files.isFull = action.kind === 'full';
        }
      }
      await written(history);
      const fetched = await fetchAll(history, 0, end);
      let last = 0;
      for (const block of fetched) {
        expect(block.from).toBeGreaterThanOrEqual(last);
        expect(outputOf([block]).equals(noise(block.from, block.to - block.from))).toBe(true);
        expect(readAll(history, block.from, block.to).equals(noise(block.from, block.to - block.from))).toBe(
          true,
        );
        if (block.from > last) expect(history.read(last, 1), 'a gap').toBeUndefined();
        expect(history.nextRetained(last)).toBe(block.from);
        last = block.to;
      }
      expect(last).toBe(end);
      const stored = [...files.files.values()].reduce((sum, file) => sum + file.length, 0);
      expect(stored).toBeLessThanOrEqual(3.5 * SEGMENT_BYTES);
      history.forget();
      expect(files.files.size).toBe(0);
    }),
    { numRuns: 25 },
  );
});

describe('blocks', () => {
  test('H4: a block begins with the current size, and contains times and sizes in order', async () => {
    const history = storeOf().open(SESSION);
    history.resized(SIZE, 1000);
    history.append(Buffer.from('one'), 1005);
    history.resized(LARGE, 1007);
    history.append(Buffer.from('two'), 1010);
    clock.advance(30_000);
    await written(history);
    history.append(Buffer.from('three'), 5000);
    const [first, second] = await fetchAll(history, 0, 11);
    expect(first).toEqual({
      from: 0,
      to: 6,
      records: [
        { kind: 'size', time: 1005, size: SIZE },
        { kind: 'output', time: 1005, bytes: Buffer.from('one') },
        { kind: 'size', time: 1007, size: LARGE },
        { kind: 'output', time: 1010, bytes: Buffer.from('two') },
      ],
    });
    expect(second?.records[0]).toEqual({ kind: 'size', time: 5000, size: LARGE });
    expect([history.since(0), history.since(7)]).toEqual([1005, 5000]);
  });

  test('a block is written when it is full, or after a while without more output', async () => {
    const history = storeOf().open(SESSION);
    history.append(noise(0, MAX_BLOCK_OUTPUT_BYTES + 1), 0);
    await written(history);
    expect(files.files.size).toBe(1);
    const before = files.files.get(`${SESSION}/1.blocks`)?.length ?? 0;
    clock.advance(30_000);
    await written(history);
    expect(files.files.get(`${SESSION}/1.blocks`)?.length).toBeGreaterThan(before);
  });

  test('H2: a block is returned if the requested range overlaps it', async () => {
    const history = storeOf().open(SESSION);
    history.append(noise(0, 2 * MAX_BLOCK_OUTPUT_BYTES), 0);
    const fetched = await fetchAll(history, MAX_BLOCK_OUTPUT_BYTES - 1, MAX_BLOCK_OUTPUT_BYTES);
    expect(fetched.map(({ from, to }) => [from, to])).toEqual([[0, MAX_BLOCK_OUTPUT_BYTES]]);
    expect(await fetchAll(history, 3 * MAX_BLOCK_OUTPUT_BYTES, 4 * MAX_BLOCK_OUTPUT_BYTES)).toEqual([]);
  });
});

test('the total limit deletes the oldest output of all sessions first', async () => {
  const store = storeOf(64 * 1024 * KiB, 2 * SEGMENT_BYTES);
  const [idle, busy] = [store.open(SESSION), store.open(SESSION)];
  idle.append(noise(0, MAX_BLOCK_OUTPUT_BYTES), 0);
  await written(idle);
  const bytes = 3 * SEGMENT_BYTES;
  busy.append(noise(0, bytes), 0);
  await written(busy);
  expect(idle.read(0, 10)).toBeUndefined();
  expect(idle.nextRetained(0)).toBe(MAX_BLOCK_OUTPUT_BYTES);
  expect(busy.read(0, 10)).toBeUndefined();
  expect(
    readAll(busy, bytes - SEGMENT_BYTES, bytes).equals(noise(bytes - SEGMENT_BYTES, SEGMENT_BYTES)),
  ).toBe(true);
});

test('R6: a full disk is logged once per outage, with a remedy, and the output that fitted is kept', async () => {
  const history = storeOf().open(SESSION);
  history.append(noise(0, MAX_BLOCK_OUTPUT_BYTES), 0);
  await written(history);
  files.isFull = true;
  history.append(noise(0, 3 * MAX_BLOCK_OUTPUT_BYTES), 0);
  await written(history);
  expect(logged).toHaveLength(1);
  expect(logged[0]).toContain('make room');
  files.isFull = false;
  history.append(noise(4 * MAX_BLOCK_OUTPUT_BYTES, MAX_BLOCK_OUTPUT_BYTES), 0);
  await written(history);
  expect(readAll(history, 0, MAX_BLOCK_OUTPUT_BYTES).equals(noise(0, MAX_BLOCK_OUTPUT_BYTES))).toBe(true);
  expect(history.nextRetained(MAX_BLOCK_OUTPUT_BYTES)).toBe(4 * MAX_BLOCK_OUTPUT_BYTES);
});

test.each<[string, (files: MemoryFiles) => void]>([
  ['cannot be read', (disk) => (disk.isUnreadable = true)],
  ['was changed', (disk) => disk.files.get(`${SESSION}/1.blocks`)?.fill(7, 20, 200)],
])('R6: a history file that %s becomes a gap and never wrong output', async (_name, spoil) => {
  const history = storeOf().open(SESSION);
  history.append(noise(0, MAX_BLOCK_OUTPUT_BYTES), 0);
  await written(history);
  spoil(files);
  expect(history.read(0, 10)).toBeUndefined();
  expect(history.nextRetained(0)).toBe(MAX_BLOCK_OUTPUT_BYTES);
});

test('output that is being compressed counts as backlog, and can be read meanwhile', async () => {
  const history = storeOf().open(SESSION);
  let calls = 0;
  history.onBacklog = () => (calls += 1);
  history.append(noise(0, MAX_BLOCK_OUTPUT_BYTES + 5), 0);
  expect(history.backlogBytes).toBe(MAX_BLOCK_OUTPUT_BYTES);
  expect(readAll(history, 0, MAX_BLOCK_OUTPUT_BYTES + 5).equals(noise(0, MAX_BLOCK_OUTPUT_BYTES + 5))).toBe(
    true,
  );
  await written(history);
  expect(calls).toBe(1);
});

test('a session that is forgotten while its output is compressed leaves no files or timers', async () => {
  const history = storeOf().open(SESSION);
  history.append(noise(0, 4 * MAX_BLOCK_OUTPUT_BYTES), 0);
  history.forget();
  await written(history);
  expect(files.files.size).toBe(0);
  expect(clock.pendingTimers).toBe(0);
});
