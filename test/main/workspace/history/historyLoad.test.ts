// Where in a journal fetched output goes.
import { beforeEach, expect, test } from 'vitest';
import type { Journal } from '../../../../main/stores/journal/journal.ts';
import { placeFor } from '../../../../main/workspace/history/historyLoad.ts';
import { memoryJournal } from '../../stores/journal/journalHelp.ts';

const SIZE = { cols: 80, rows: 24 };
const NOTHING = new Uint8Array(0);
const MAX = 10_000;
let journal: Journal;

beforeEach(() => {
  journal = memoryJournal();
});

/** Ten bytes, then a snapshot in place of what follows up to `end`: the records are begin, size, output, snapshot. */
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

test('R11: all that a snapshot stands for takes its place, behind what was there before it', () => {
  skipTo(1_000);
  expect(placeFor(journal, 10, MAX)).toEqual({ from: 10, to: 1_000, before: 3, after: 4, leftOut: 0 });
});

test('a part of it takes the place of everything before as well: the terminal has no hole, and the rest can be loaded', () => {
  skipTo(1_000);
  expect(placeFor(journal, 500, MAX)).toEqual({ from: 500, to: 1_000, before: 0, after: 4, leftOut: 0 });
});

test('more than a terminal is filled with is left out behind what was there before', () => {
  skipTo(MAX + 1_000);
  const to = MAX + 1_000;
  expect(placeFor(journal, 10, MAX)).toEqual({ from: 1_000, to, before: 3, after: 4, leftOut: 990 });
});

test('what comes before a journal with a snapshot or a repaint is fetched with all that it holds', () => {
  skipTo(1_000);
  const all = { from: 5, to: 1_000, before: 0, leftOut: 0 };
  expect(placeFor(journal, 5, MAX)).toEqual({ ...all, after: 4 });
  journal.rewrite(800, { kind: 'repaint', at: 1_000, sizes: 0, size: SIZE, text: '' }, []);
  expect(placeFor(journal, 5, MAX)).toEqual({ ...all, after: 2 });
});

test('what comes before a journal of output alone is put at its front', () => {
  journal.begin('ab'.repeat(16), 700, SIZE, 0);
  journal.output(710, new Uint8Array(10));
  expect(placeFor(journal, 500, MAX)).toEqual({ from: 500, to: 700, before: 0, after: 1, leftOut: 0 });
  expect(placeFor(journal, 500, 50)).toEqual({ from: 650, to: 700, before: 0, after: 1, leftOut: 0 });
});

test('without anything shown there is no place', () => {
  expect(placeFor(journal, 0, MAX)).toBeNull();
});
