// The size that a terminal requests, and the report about another device's size.
import { beforeEach, expect, test } from 'vitest';
import { RequestedSize } from '../../../client/terminal/requestedSize.ts';

const SMALL = { cols: 80, rows: 24 };
const LARGE = { cols: 200, rows: 50 };
const OTHER = { cols: 100, rows: 30 };

let reported: unknown[];
let size: RequestedSize;

beforeEach(() => {
  reported = [];
  size = new RequestedSize(SMALL, (foreign) => reported.push(foreign));
  size.requestAnew();
});

test('S8: the size that was requested is not another device’s, and nothing is reported', () => {
  size.ttySize(SMALL);
  expect(reported).toEqual([]);
});

test('S8: a size that was not requested is reported until the tty follows this terminal again', () => {
  size.ttySize(OTHER);
  size.ttySize(SMALL);
  size.ttySize(SMALL);
  expect(reported).toEqual([OTHER, null]);
});

test('S9: an earlier request that is confirmed late is not another device’s size', () => {
  expect(size.change(LARGE)).toBe(true);
  expect(size.isRequested).toBe(false);
  size.request();
  size.ttySize(SMALL);
  size.ttySize(LARGE);
  expect([reported, size.isRequested]).toEqual([[], true]);
});

test('S8: a request on an earlier connection does not count after a new attach', () => {
  size.change(LARGE);
  expect(size.requestAnew()).toEqual(LARGE);
  size.ttySize(SMALL);
  expect(reported).toEqual([SMALL]);
});
