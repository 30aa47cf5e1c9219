// Position in the journal at which fetched output is inserted.
import { beforeEach, expect, test } from 'vitest';
import type { Journal } from '../../../../main/stores/journal/journal.ts';
import { gapFor } from '../../../../main/workspace/history/historyLoad.ts';
import { memoryJournal } from '../../stores/journal/journalHelp.ts';

const SIZE = { cols: 80, rows: 24 };
const NOTHING = new Uint8Array(0);
const MAX = 10_000;
let journal: Journal;

beforeEach(() => {
  journal = memoryJournal();
});

/** Ten bytes, then a snapshot that replaces output up to `end`: the records are begin, size, output, snapshot. */
function skipTo(end: number): void {
  journal.begin('ab'.repeat(16), 0, SIZE, 0);
  journal.output(10, new Uint8Array(10));
  journal.flush();
  journal.snapshot(
    { kind: 'snapshot', from: 10, mark: '', size: SIZE, text: NOTHING, tail: NOTHING },
    end,
    0,
  );
}

test('R11: the output that a snapshot replaced is inserted in its place, after the output before it', () => {
  skipTo(1_000);
  expect(gapFor(journal, 10, MAX)).toEqual({ from: 10, to: 1_000, before: 3, after: 4, leftOut: 0 });
});

test('when only a part of the replaced output is fetched, everything before it is dropped, so that the output stays continuous', () => {
  skipTo(1_000);
  expect(gapFor(journal, 500, MAX)).toEqual({ from: 500, to: 1_000, before: 0, after: 4, leftOut: 0 });
});

test('output above the max size is left out, after the output before the snapshot', () => {
  skipTo(MAX + 1_000);
  const to = MAX + 1_000;
  expect(gapFor(journal, 10, MAX)).toEqual({ from: 1_000, to, before: 3, after: 4, leftOut: 990 });
});

test('earlier output of a journal with a snapshot or a checkpoint is fetched together with all output of the journal', () => {
  skipTo(1_000);
  const all = { from: 5, to: 1_000, before: 0, leftOut: 0 };
  expect(gapFor(journal, 5, MAX)).toEqual({ ...all, after: 4 });
  journal.rewrite(800, { kind: 'checkpoint', at: 1_000, sizes: 0, size: SIZE, text: '' }, []);
  expect(gapFor(journal, 5, MAX)).toEqual({ ...all, after: 2 });
});

test('earlier output of a journal with only output is inserted at its front', () => {
  journal.begin('ab'.repeat(16), 700, SIZE, 0);
  journal.output(710, new Uint8Array(10));
  expect(gapFor(journal, 500, MAX)).toEqual({ from: 500, to: 700, before: 0, after: 1, leftOut: 0 });
  expect(gapFor(journal, 500, 50)).toEqual({ from: 650, to: 700, before: 0, after: 1, leftOut: 0 });
});

test('an empty journal has no place for fetched output', () => {
  expect(gapFor(journal, 0, MAX)).toBeNull();
});
