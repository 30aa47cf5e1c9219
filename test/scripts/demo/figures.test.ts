// The demo's figures: what counts as lost, doubled and out of order, and which of them are a failure.
import { describe, expect, it, test } from 'vitest';
import { addComparisons, compareLines, type Comparison } from '../../../scripts/demo/lines.ts';
import { isExact, report } from '../../../scripts/demo/report.ts';
import type { TourResult } from '../../../scripts/demo/tour.ts';

const PRINTED = 'box 01 ä\nbox 02\nbox 03\n';
const compare = (history: string): Comparison => compareLines(PRINTED, history, 'box 0');

describe('compared lines', () => {
  it('are exact where every line is shown once, in order, whatever stands around them', () => {
    expect(compare(`$ print box\r\n${PRINTED.replaceAll('\n', '\r\n')}box-is-done\r\n$ `)).toEqual({
      printed: 24,
      shown: 24,
      lost: 0,
      doubled: 0,
      inOrder: true,
    });
  });

  it('are lost, doubled or strange in bytes with their line ends', () => {
    expect(compare('box 01 ä\nbox 03\n')).toMatchObject({ lost: 7, doubled: 0, inOrder: true });
    expect(compare('box 01 ä\nbox 02\nbox 02\nbox 02\nbox 03\n')).toMatchObject({ lost: 0, doubled: 14 });
    expect(compare('box 01 ä\nbox 0\nbox 02\nbox 03\n')).toMatchObject({ lost: 0, doubled: 6 });
  });

  it('that changed places are not in order', () => {
    expect(compare('box 01 ä\nbox 03\nbox 02\n')).toMatchObject({ lost: 0, doubled: 0, inOrder: false });
  });

  it('add up over terminals', () => {
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

test('the demo succeeds when all figures are as promised', () => {
  expect(isExact(good)).toBe(true);
  expect(report(good)).toMatch(/40 ms after the network was back\n.*\/1\.png\nNothing was lost/);
});

test.each([
  ['lost', { ...good, lost: 1 }],
  ['doubled', { ...good, doubled: 1 }],
  ['out of order', { ...good, inOrder: false }],
  ['lost by the next start', { ...good, afterRestart: { ...exact, lost: 1 } }],
  ['never printed', { ...good, printed: 0, shown: 0 }],
  ['printed before the cut', { ...good, cutWhilePrinting: false }],
])('it fails when something was %s, and says so', (_what, result) => {
  expect(isExact(result)).toBe(false);
  expect(report(result)).toMatch(/(NOT EXACT|NOTHING WAS PUT TO THE TEST)/);
});
