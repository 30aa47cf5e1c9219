import { expect, test } from 'vitest';
import { IdleExit } from '../../../server/sessions/idleExit.ts';
import { reap } from '../../../server/sessions/reaper.ts';
import { ManualClock } from '../../fakes/manualClock.ts';

test('S6: sessions are checked four times within their timeout, and at least every half minute', () => {
  const clock = new ManualClock();
  const swept = { short: 0, long: 0 };
  const stopShort = reap(clock, 2000, () => swept.short++);
  const stopLong = reap(clock, 72 * 3_600_000, () => swept.long++);
  clock.advance(60_000);
  expect(swept).toEqual({ short: 120, long: 2 });
  stopShort();
  stopLong();
  expect(clock.pendingTimers).toBe(0);
});

test('the reaper may be stopped by one of its own checks', () => {
  const clock = new ManualClock();
  let swept = 0;
  const stop = reap(clock, 1000, () => {
    swept++;
    stop();
  });
  clock.advance(10_000);
  expect(swept).toBe(1);
});

test('the idle exit comes after the whole timeout without use, and any use restarts the timeout', () => {
  const idle = new IdleExit(1000);
  expect(idle.isDue(false, 0)).toBe(false);
  expect(idle.isDue(false, 999)).toBe(false);
  expect(idle.isDue(true, 1000)).toBe(false);
  expect(idle.isDue(false, 1500)).toBe(false);
  expect(idle.isDue(false, 2499)).toBe(false);
  expect(idle.isDue(false, 2500)).toBe(true);
});
