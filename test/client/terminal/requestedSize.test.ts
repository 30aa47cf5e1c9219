// Size that a terminal requests, and the notification about another device's size.
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

test('S8: a size that this terminal requested is not reported as another device’s', () => {
  size.ttySize(SMALL);
  expect(reported).toEqual([]);
});

test('S8: a size that this terminal did not request is reported until its own size applies again', () => {
  size.ttySize(OTHER);
  size.ttySize(SMALL);
  size.ttySize(SMALL);
  expect(reported).toEqual([OTHER, null]);
});

test('S9: if an earlier request is confirmed late, its size is not reported as another device’s', () => {
  expect(size.change(LARGE)).toBe(true);
  expect(size.isRequested).toBe(false);
  size.request();
  size.ttySize(SMALL);
  size.ttySize(LARGE);
  expect([reported, size.isRequested]).toEqual([[], true]);
});

test('S8: requests on an earlier connection do not count after a new attach', () => {
  size.change(LARGE);
  expect(size.requestAnew()).toEqual(LARGE);
  size.ttySize(SMALL);
  expect(reported).toEqual([SMALL]);
});
