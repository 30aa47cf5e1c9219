// Retained output of a session, in memory and in its history.
import * as fc from 'fast-check';
import { silentLog } from '../../fakes/silentLog.ts';
import { expect, test } from 'vitest';
import { HistoryStore } from '../../../server/history/historyStore.ts';
import { OutputLog } from '../../../server/sessions/outputLog.ts';
import { ManualClock } from '../../fakes/manualClock.ts';
import { until } from '../../support/until.ts';
import { KiB, MemoryFiles } from '../stage.ts';

const SESSION = 'host-1.0';
const LOG_BYTES = 64 * KiB;

function pattern(from: number, byteCount: number): Buffer {
  return Buffer.from(
    Uint8Array.from({ length: byteCount }, (_, at) => ((from + at) * 131 + ((from + at) >> 8)) & 0xff),
  );
}

function readAll(log: OutputLog, from: number): Buffer {
  const parts: Uint8Array[] = [];
  for (let offset = from; offset < log.end;) {
    const bytes = log.read(offset, 50_000);
    if (bytes === undefined || bytes.length === 0) throw new Error(`nothing at ${offset}`);
    parts.push(bytes.slice());
    offset += bytes.length;
  }
  return Buffer.concat(parts);
}

function logOver(files: MemoryFiles): OutputLog {
  const store = new HistoryStore(
    { sessionBytes: 1024 * 1024 * KiB, totalBytes: 1024 * 1024 * KiB },
    { clock: new ManualClock(), log: silentLog, files },
  );
  return new OutputLog(LOG_BYTES, store.open(SESSION));
}

test('R1: the log retains all appended output exactly, across memory and disk', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 500_000 }), { maxLength: 10 }), async (sizes) => {
      const log = logOver(new MemoryFiles());
      for (const size of sizes) log.append(pattern(log.end, size), 0);
      const total = sizes.reduce((sum, size) => sum + size, 0);
      expect([log.start, log.end]).toEqual([0, total]);
      expect(readAll(log, 0).equals(pattern(0, total)), 'while it is compressed').toBe(true);
      await until('all is written', () => log.backlogBytes === 0);
      expect(readAll(log, 0).equals(pattern(0, total)), 'afterwards').toBe(true);
      log.forget();
    }),
    { numRuns: 40 },
  );
});

test('R6: without a history exactly the last bytes are retained, but not their times', () => {
  const log = new OutputLog(LOG_BYTES, undefined);
  log.append(pattern(0, 100_000), 0);
  expect(log.start).toBe(100_000 - LOG_BYTES);
  expect(readAll(log, log.start).equals(pattern(log.start, LOG_BYTES))).toBe(true);
  expect([log.since(0), log.backlogBytes]).toEqual([null, 0]);
});

test('R6: with a full disk there is a gap before the output in memory, and recording resumes when there is room', async () => {
  const files = new MemoryFiles();
  const log = logOver(files);
  files.isFull = true;
  log.append(pattern(0, 600_000), 0);
  await until('the write has failed', () => log.backlogBytes === 0);
  expect(log.start).toBeGreaterThan(0);
  expect(log.resumeAt(0).skipped).toMatchObject({ from: 0 });
  files.isFull = false;
  log.append(pattern(600_000, 600_000), 0);
  await until('all is written', () => log.backlogBytes === 0);
  const { from } = log.resumeAt(0);
  expect(readAll(log, from).equals(pattern(from, log.end - from))).toBe(true);
});

test('R6: after a gap, reading resumes at the start of a line, if there is one nearby', () => {
  const log = new OutputLog(LOG_BYTES, undefined);
  log.append(Buffer.alloc(LOG_BYTES + 500, 'no line ends here'), 0);
  expect(log.resumeAt(0).from).toBe(500);
  log.append(Buffer.from('\nnext'), 0);
  expect(log.resumeAt(0).from).toBe(505);
  const lines = new OutputLog(LOG_BYTES, undefined);
  lines.append(Buffer.alloc(LOG_BYTES + 50, `${'x'.repeat(99)}\n`), 0);
  expect(lines.resumeAt(0)).toEqual({ from: 100, skipped: { from: 0, to: 100 } });
  expect(lines.resumeAt(60)).toEqual({ from: 60, skipped: null });
});
