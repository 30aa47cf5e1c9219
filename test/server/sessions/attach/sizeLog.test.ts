// Sizes of a tty by output offset.
import { expect, test } from 'vitest';
import { SizeLog } from '../../../../server/sessions/attach/sizeLog.ts';

const size = (cols: number) => ({ cols, rows: 24 });

test('S8: a size applies from its offset on', () => {
  const log = new SizeLog(size(80));
  log.add(10, size(90));
  log.add(10, size(100));
  log.add(25, size(110));
  expect([0, 9, 10, 24, 25, 99].map((offset) => log.inForce(offset).size.cols)).toEqual([
    80, 80, 100, 100, 110, 110,
  ]);
  expect(log.last).toEqual({ number: 3, at: 25, size: size(110) });
});

test('S8: a reader that stopped between two changes at the same offset gets the second one next', () => {
  const log = new SizeLog(size(80));
  log.add(10, size(90));
  log.add(10, size(100));
  expect(log.inForce(10, 1)).toEqual({ number: 1, at: 10, size: size(90) });
  expect(log.inForce(10, 0).size.cols, 'before the first change at this offset').toBe(80);
  expect(log.after(1)?.size.cols).toBe(100);
  expect(log.after(2)).toBeUndefined();
});

test.each([
  ['above the newest change', 10, 7],
  ['of a change after the offset', 5, 1],
  ['below a change before the offset', 30, 0],
])('S8: a count of seen changes is ignored if it is %s', (_name, offset, seen) => {
  const log = new SizeLog(size(80));
  log.add(10, size(90));
  log.add(20, size(100));
  expect(log.inForce(offset, seen)).toEqual(log.inForce(offset));
});

test('stores a limited number of changes, and uses the oldest one for earlier offsets', () => {
  const log = new SizeLog(size(80));
  for (let count = 1; count <= 5000; count++) log.add(count, size(1 + (count % 300)));
  expect(log.after(0)?.number).toBe(5000 - 4095);
  expect(log.inForce(1).number).toBe(5000 - 4095);
  expect(log.last.number).toBe(5000);
});
