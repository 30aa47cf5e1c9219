// The real clock over a process's timers.
import { beforeEach, expect, test } from 'vitest';
import { MAX_TIMER_MS, realClock, type Clock } from '../../protocol/clock.ts';

type Started = { readonly run: () => void; readonly ms: number; isStopped: boolean };

let started: Started[];
let clock: Clock;

beforeEach(() => {
  started = [];
  clock = realClock<Started>({
    start: (run, ms) => {
      const timer = { run, ms, isStopped: false };
      started.push(timer);
      return timer;
    },
    stop: (timer) => (timer.isStopped = true),
  });
});

/** Lets the timer that was started last fire. */
const fire = (): void => started.at(-1)?.run();

test('a wait that one timer can hold uses one timer', () => {
  let runs = 0;
  clock.setTimeout(() => (runs += 1), MAX_TIMER_MS);
  fire();
  expect([started.map(({ ms }) => ms), runs]).toEqual([[MAX_TIMER_MS], 1]);
});

test('a longer wait is a chain of timers, and runs once at its end', () => {
  let runs = 0;
  clock.setTimeout(() => (runs += 1), 2 * MAX_TIMER_MS + 5);
  fire();
  fire();
  expect(runs).toBe(0);
  fire();
  expect([started.map(({ ms }) => ms), runs]).toEqual([[MAX_TIMER_MS, MAX_TIMER_MS, 5], 1]);
});

test('an infinite wait never runs', () => {
  let runs = 0;
  clock.setTimeout(() => (runs += 1), Number.POSITIVE_INFINITY);
  for (let times = 0; times < 10; times += 1) fire();
  expect(runs).toBe(0);
});

test('canceling stops the timer that is running now', () => {
  const cancel = clock.setTimeout(() => undefined, 2 * MAX_TIMER_MS);
  fire();
  cancel();
  expect(started.map(({ isStopped }) => isStopped)).toEqual([false, true]);
});

test('the time is the wall time', () => {
  const before = Date.now();
  expect(clock.now()).toBeGreaterThanOrEqual(before);
  expect(clock.now()).toBeLessThanOrEqual(Date.now());
});
