import * as fc from 'fast-check';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { HistoryFile } from '../../../server/sessions/historyFile.ts';
import { OutputLog } from '../../../server/sessions/outputLog.ts';
import { openScratchFile } from '../../../server/sessions/scratchFile.ts';
import { KiB, MemoryFile } from '../stage.ts';

const LOG_BYTES = 64 * KiB;
const HISTORY_BYTES = 200_000;

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

function logOver(file: MemoryFile, errors: unknown[] = []): OutputLog {
  return new OutputLog(
    LOG_BYTES,
    new HistoryFile(
      HISTORY_BYTES,
      () => file,
      (error) => errors.push(error),
    ),
  );
}

test('R1: whatever is appended, everything from start to end is held exactly, across memory and file', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 150_000 }), { maxLength: 12 }), (sizes) => {
      const log = logOver(new MemoryFile(HISTORY_BYTES));
      for (const size of sizes) log.append(pattern(log.end, size), 0);
      const total = sizes.reduce((sum, size) => sum + size, 0);
      expect(log.end).toBe(total);
      expect(log.start).toBeLessThanOrEqual(Math.max(0, total - HISTORY_BYTES));
      expect(readAll(log, log.start).equals(pattern(log.start, total - log.start))).toBe(true);
      expect(log.start === 0 || log.read(log.start - 1, 1) === undefined).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test('R6: without a file the log holds its last bytes to the byte', () => {
  const log = new OutputLog(LOG_BYTES, undefined);
  log.append(pattern(0, 100_000), 0);
  expect(log.start).toBe(100_000 - LOG_BYTES);
  expect(readAll(log, log.start).equals(pattern(log.start, LOG_BYTES))).toBe(true);
});

test('a session that prints little opens no file', () => {
  let opened = 0;
  const log = new OutputLog(
    LOG_BYTES,
    new HistoryFile(
      HISTORY_BYTES,
      () => (opened++, new MemoryFile(HISTORY_BYTES)),
      () => undefined,
    ),
  );
  log.append(pattern(0, LOG_BYTES), 0);
  expect(opened).toBe(0);
  log.append(pattern(LOG_BYTES, 1), 0);
  expect(opened).toBe(1);
});

test('R6: a full disk forgets the older range, and the file goes on when there is room again', () => {
  const file = new MemoryFile(HISTORY_BYTES);
  const errors: unknown[] = [];
  const log = logOver(file, errors);
  log.append(pattern(0, 150_000), 0);
  expect(log.start).toBe(0);
  file.isFull = true;
  log.append(pattern(150_000, 70_000), 0);
  expect(errors.length).toBeGreaterThan(0);
  expect(log.start).toBeGreaterThan(100_000);
  const lostTo = log.start;
  file.isFull = false;
  log.append(pattern(220_000, 100_000), 0);
  expect(log.start).toBe(lostTo);
  expect(readAll(log, lostTo).equals(pattern(lostTo, log.end - lostTo))).toBe(true);
});

test('R6: a file that can not be read is a gap, not a wrong byte', () => {
  const file = new MemoryFile(HISTORY_BYTES);
  const errors: unknown[] = [];
  const log = logOver(file, errors);
  log.append(pattern(0, 150_000), 0);
  file.isUnreadable = true;
  expect(log.read(0, 100)).toBeUndefined();
  expect(errors).toEqual([new Error('input/output error')]);
  const { from, skipped } = log.resumeAt(0);
  expect(skipped).toEqual({ from: 0, to: from });
  expect(log.read(from, 10)).toBeDefined();
});

test('R6: a reader that is too late goes on with a whole line, if one begins soon', () => {
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

test('the scratch file has no name while it is open, and leaves nothing behind', () => {
  const folders = (): string[] =>
    readdirSync(tmpdir()).filter((name) => name.startsWith('holdfast-history-'));
  const before = folders();
  const file = openScratchFile();
  if (process.platform !== 'win32') expect(folders()).toEqual(before);
  file.write(pattern(0, 1000), 5000);
  const bytes = new Uint8Array(1000);
  file.read(bytes, 5000);
  expect(Buffer.from(bytes).equals(pattern(0, 1000))).toBe(true);
  expect(() => file.read(bytes, 5500)).toThrow('the history file ends at 6000');
  file.close();
  expect(folders()).toEqual(before);
});
