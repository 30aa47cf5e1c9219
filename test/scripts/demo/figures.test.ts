// The demo's figures: lost, duplicated and reordered output, and the verdict on them.
import { describe, expect, it, test } from 'vitest';
import { addComparisons, compareLines, type Comparison } from '../../../scripts/demo/lines.ts';
import { figuresText, isExact } from '../../../scripts/demo/report.ts';
import type { TourResult } from '../../../scripts/demo/tour.ts';

const PRINTED = 'box 01 ä\nbox 02\nbox 03\n';
const compare = (history: string): Comparison => compareLines(PRINTED, history, 'box 0');

describe('the comparison of printed and shown lines', () => {
  it('the comparison is exact when every line is shown once and in order, with any other text around it', () => {
    expect(compare(`$ print box\r\n${PRINTED.replaceAll('\n', '\r\n')}box-is-done\r\n$ `)).toEqual({
      printed: 24,
      shown: 24,
      lost: 0,
      doubled: 0,
      inOrder: true,
    });
  });

  it('the comparison counts lost, duplicated and unknown lines in bytes, with their line ends', () => {
    expect(compare('box 01 ä\nbox 03\n')).toMatchObject({ lost: 7, doubled: 0, inOrder: true });
    expect(compare('box 01 ä\nbox 02\nbox 02\nbox 02\nbox 03\n')).toMatchObject({ lost: 0, doubled: 14 });
    expect(compare('box 01 ä\nbox 0\nbox 02\nbox 03\n')).toMatchObject({ lost: 0, doubled: 6 });
  });

  it('the comparison detects lines that are out of order', () => {
    expect(compare('box 01 ä\nbox 03\nbox 02\n')).toMatchObject({ lost: 0, doubled: 0, inOrder: false });
  });

  it('the comparison adds up over several terminals', () => {
    const sum = addComparisons([compare(PRINTED), compare('box 03\nbox 02\n')]);
    expect(sum).toEqual({ printed: 48, shown: 38, lost: 10, doubled: 0, inOrder: false });
  });
});

const exact: Comparison = { printed: 10, shown: 10, lost: 0, doubled: 0, inOrder: true };
const good: TourResult = {
  ...exact,
  backToFirstByteMs: 40,
  cutWhilePrinting: true,
  afterRestart: exact,
  screenshots: ['/1.png'],
};

test('the demo succeeds when nothing was lost, duplicated or reordered', () => {
  expect(isExact(good)).toBe(true);
  expect(figuresText(good)).toMatch(/40 ms after the network was back\n.*\/1\.png\nNothing was lost/);
});

test.each([
  ['lost', { ...good, lost: 1 }],
  ['duplicated', { ...good, doubled: 1 }],
  ['out of order', { ...good, inOrder: false }],
  ['lost by the restart', { ...good, afterRestart: { ...exact, lost: 1 } }],
  ['never printed', { ...good, printed: 0, shown: 0 }],
  ['printed before the cut', { ...good, cutWhilePrinting: false }],
])('the demo fails with a message when output was %s', (_what, result) => {
  expect(isExact(result)).toBe(false);
  expect(figuresText(result)).toMatch(
    /(FAILED: output was lost, duplicated or reordered|NOT TESTED: a shell)/,
  );
});
