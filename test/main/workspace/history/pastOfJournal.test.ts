// Past of a pane after a crash, when its journal is newer than its record.
import { beforeEach, expect, test } from 'vitest';
import type { Journal } from '../../../../main/stores/journal/journal.ts';
import { pastOf } from '../../../../main/workspace/history/pastOfJournal.ts';
import { EPOCH, memoryJournal, SIZE } from '../../stores/journal/journalHelp.ts';

const STORED = { begins: 5, skipped: { from: 1, to: 4, since: 1_000 }, keepAll: true };
const text = (length: number): Uint8Array => new Uint8Array(length);
let journal: Journal;

beforeEach(() => {
  journal = memoryJournal();
});

const past = (output: { epoch: string; offset: number } | null) => pastOf({ ...STORED, output }, journal);

function snapshot(from: number, to: number, length: number): void {
  journal.snapshot(
    { kind: 'snapshot', from, mark: '', size: SIZE, text: text(length), tail: text(0) },
    to,
    0,
  );
}

test('a record is used unchanged when it is as new as the journal, or when there is no journal', () => {
  expect(past({ epoch: EPOCH, offset: 10 })).toEqual(STORED);
  journal.begin(EPOCH, 0, SIZE, 0);
  journal.output(10, text(10));
  journal.flush();
  expect(past({ epoch: EPOCH, offset: 10 })).toEqual(STORED);
});

test('R11: a snapshot in the journal that is newer than the record counts as skipped output; an older one does not', () => {
  journal.begin(EPOCH, 0, SIZE, 0);
  snapshot(10, 1_000, 300);
  journal.output(1_010, text(10));
  journal.flush();
  const skipped = { from: 10, to: 1_000, since: null };
  expect(past({ epoch: EPOCH, offset: 10 })).toEqual({ begins: 700, skipped, keepAll: true });
  expect(past({ epoch: EPOCH, offset: 1_000 })).toEqual({ ...STORED, begins: 700 });
});

test('R5: output that was skipped in another epoch does not count', () => {
  journal.begin(EPOCH, 0, SIZE, 0);
  journal.output(10, text(10));
  journal.flush();
  const anew = { begins: 0, skipped: null, keepAll: true };
  expect(past({ epoch: 'cd'.repeat(16), offset: 50 })).toEqual(anew);
  expect(past(null)).toEqual(anew);
});

test('a checkpoint newer than the record moves the start of the output', () => {
  journal.begin(EPOCH, 0, SIZE, 0);
  journal.output(1_000, text(1_000));
  journal.flush();
  journal.rewrite(800, { kind: 'checkpoint', at: 1_000, sizes: 0, size: SIZE, text: '' }, []);
  expect(past({ epoch: EPOCH, offset: 900 })).toEqual({ ...STORED, begins: 800 });
});
