// The real clock, built on a process's timers.
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
    elapsed: () => 12.7,
    stop: (timer) => (timer.isStopped = true),
  });
});

/** Makes the timer that was started last fire. */
const fire = (): void => started.at(-1)?.run();

test('a wait that is short enough for one timer uses one timer', () => {
  let runs = 0;
  clock.setTimeout(() => (runs += 1), MAX_TIMER_MS);
  fire();
  expect([started.map(({ ms }) => ms), runs]).toEqual([[MAX_TIMER_MS], 1]);
});

test('a longer wait uses several timers in turn, and its callback runs once at the end', () => {
  let runs = 0;
  clock.setTimeout(() => (runs += 1), 2 * MAX_TIMER_MS + 5);
  fire();
  fire();
  expect(runs).toBe(0);
  fire();
  expect([started.map(({ ms }) => ms), runs]).toEqual([[MAX_TIMER_MS, MAX_TIMER_MS, 5], 1]);
});

test('the callback of an infinite wait never runs', () => {
  let runs = 0;
  clock.setTimeout(() => (runs += 1), Number.POSITIVE_INFINITY);
  for (let times = 0; times < 10; times += 1) fire();
  expect(runs).toBe(0);
});

test('canceling a wait stops its current timer', () => {
  const cancel = clock.setTimeout(() => undefined, 2 * MAX_TIMER_MS);
  fire();
  cancel();
  expect(started.map(({ isStopped }) => isStopped)).toEqual([false, true]);
});

test('the clock’s time is the wall time', () => {
  const before = Date.now();
  expect(clock.now()).toBeGreaterThanOrEqual(before);
  expect(clock.now()).toBeLessThanOrEqual(Date.now());
});

test('elapsed time is in whole milliseconds, since the protocol has no fractions', () => {
  expect(clock.elapsed()).toBe(13);
});
