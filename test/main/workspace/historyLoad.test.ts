// Where in a journal fetched output goes.
import { beforeEach, expect, test } from 'vitest';
import { Journal } from '../../../main/stores/journal.ts';
import { newSealing } from '../../../main/stores/journalFrame.ts';
import { memoryStorage } from '../../../main/stores/journalStorage.ts';
import { MAX_LOAD_BYTES, placeFor } from '../../../main/workspace/historyLoad.ts';
import { ManualClock } from '../../fakes/manualClock.ts';
import { random } from '../stores/journalHelp.ts';

const SIZE = { cols: 80, rows: 24 };
const NOTHING = new Uint8Array(0);
let journal: Journal;

beforeEach(() => {
  const context = { clock: new ManualClock(), random, onDiskFailed: () => undefined };
  const place = { storage: memoryStorage(), sealing: newSealing(null, random) };
  journal = new Journal(place, false, null, context);
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
  expect(placeFor(journal, 10)).toEqual({ from: 10, to: 1_000, before: 3, after: 4 });
});

test('a part of it takes the place of everything before as well: the terminal has no hole, and the rest can be loaded', () => {
  skipTo(1_000);
  expect(placeFor(journal, 500)).toEqual({ from: 500, to: 1_000, before: 0, after: 4 });
  const end = MAX_LOAD_BYTES + 1_000;
  skipTo(end);
  expect(placeFor(journal, 10)).toEqual({ from: 1_000, to: end, before: 0, after: 4 });
});

test('what comes before a journal is fetched with all that it holds', () => {
  skipTo(1_000);
  expect(placeFor(journal, 5)).toEqual({ from: 5, to: 1_000, before: 0, after: 4 });
});

test('without anything shown there is no place', () => {
  expect(placeFor(journal, 0)).toBeNull();
});
