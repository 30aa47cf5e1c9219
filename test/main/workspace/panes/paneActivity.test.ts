// What a tab missed while nothing was heard of its session.
import { expect, test } from 'vitest';
import { PaneActivity, type Missed } from '../../../../main/workspace/panes/paneActivity.ts';
import type { ActivityEvent } from '../../../../protocol/messages/activity.ts';
import { ManualClock } from '../../../fakes/manualClock.ts';

const command = (line: string): ActivityEvent => ({
  kind: 'command',
  line,
  exitCode: 0,
  startedAt: 1,
  at: 2,
  from: 3,
  to: 4,
});

function desk(stored: { session: string | null; nextEvent?: number }, upToDateAt: number | null) {
  const clock = new ManualClock();
  const missed: Missed[] = [];
  let outputEnd = 100;
  const activity = new PaneActivity(stored, upToDateAt, {
    clock,
    outputEnd: () => outputEnd,
    onHeard: () => undefined,
    onMissed: (one) => missed.push(one),
  });
  const { onActivity } = activity.wish;
  const hear = (events: readonly ActivityEvent[], isAnswer: boolean, next: number): void =>
    onActivity({ events, next, isAnswer, directory: null, outputEnd: 350, now: clock.now() + 7 });
  return { clock, activity, missed, hear, received: (end: number) => (outputEnd = end) };
}

test('A2: what happened between the last word of an earlier process and the answer was missed', () => {
  const { clock, activity, missed, hear } = desk({ session: 's', nextEvent: 3 }, 5);
  expect(activity.wish.next).toBe(3);
  hear([command('make')], true, 4);
  expect(missed).toEqual([
    { since: 5, until: clock.now(), events: [command('make')], outputBytes: 250, end: null },
  ]);
  expect(activity.next).toBe(4);
});

test('nothing of a new session is missed, nor what happens while it is heard', () => {
  const { activity, missed, hear } = desk({ session: null }, null);
  hear([], true, 0);
  hear([command('ls')], false, 1);
  expect(missed).toEqual([]);
  expect(activity.next).toBe(1);
});

test('from the loss of the link to the next answer all is missed, however often the link is lost', () => {
  const { clock, activity, missed, hear } = desk({ session: null }, null);
  hear([], true, 0);
  const since = clock.now();
  activity.left(since);
  clock.advance(60_000);
  activity.left(clock.now());
  hear([command('late news in the socket')], false, 1);
  expect(missed).toEqual([]);
  hear([command('make')], true, 2);
  expect(missed).toMatchObject([
    { since, until: since + 60_000, events: [{ line: 'late news in the socket' }, { line: 'make' }] },
  ]);
  hear([command('now')], false, 3);
  expect(missed).toHaveLength(1);
});

test('an end is missed when it happened in the absence by the server’s clock, and said once', () => {
  const { clock, activity, missed, hear } = desk({ session: 's' }, new ManualClock().now() - 1_000);
  hear([], true, 0);
  const ended = { kind: 'ended', end: { kind: 'exited', exitCode: 1 }, at: clock.now() - 500 } as const;
  activity.ended(ended);
  activity.ended(ended);
  expect(missed.map(({ end }) => end)).toEqual([null, { end: ended.end, at: ended.at }]);
});

test('an end that is said before the answer is missed as well', () => {
  const { clock, activity, missed, hear } = desk({ session: 's' }, new ManualClock().now() - 1_000);
  const ended = { kind: 'ended', end: { kind: 'exited', exitCode: 1 }, at: clock.now() - 500 } as const;
  activity.ended(ended);
  hear([], true, 0);
  expect(missed.map(({ end }) => end)).toEqual([null, { end: ended.end, at: ended.at }]);
});

test.each([
  ['before the absence', -2_000],
  ['after it', 100],
])('an end %s is no news of it', (_when, shiftMs) => {
  const { clock, activity, missed, hear } = desk({ session: 's' }, new ManualClock().now() - 1_000);
  hear([], true, 0);
  activity.ended({ kind: 'ended', end: { kind: 'exited', exitCode: 1 }, at: clock.now() + shiftMs });
  expect(missed).toHaveLength(1);
});

test('another session in the tab begins with nothing missed', () => {
  const { clock, activity, missed, hear } = desk({ session: 's', nextEvent: 9 }, 5);
  activity.anew();
  expect(activity.next).toBe(0);
  clock.advance(1_000);
  hear([command('ls')], true, 1);
  expect(missed).toEqual([]);
});
