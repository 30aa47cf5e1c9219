// Events that a pane missed during an absence.
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
    onActivity: () => undefined,
    onMissed: (absence) => missed.push(absence),
  });
  const { onActivity } = activity.subscription;
  const receive = (events: readonly ActivityEvent[], isAnswer: boolean, next: number): void =>
    onActivity({ events, next, isAnswer, directory: null, outputEnd: 350, now: clock.now() + 7 });
  return { clock, activity, missed, receive, received: (end: number) => (outputEnd = end) };
}

test('A2: events between the last contact of an earlier run and the first reply are missed', () => {
  const { clock, activity, missed, receive } = desk({ session: 's', nextEvent: 3 }, 5);
  expect(activity.subscription.next).toBe(3);
  receive([command('make')], true, 4);
  expect(missed).toEqual([
    { since: 5, until: clock.now(), events: [command('make')], outputBytes: 250, end: null },
  ]);
  expect(activity.next).toBe(4);
});

test('a new session misses no events, nor does a session that is connected', () => {
  const { activity, missed, receive } = desk({ session: null }, null);
  receive([], true, 0);
  receive([command('ls')], false, 1);
  expect(missed).toEqual([]);
  expect(activity.next).toBe(1);
});

test('all events from the loss of the link to the next reply are missed, however often the link is lost', () => {
  const { clock, activity, missed, receive } = desk({ session: null }, null);
  receive([], true, 0);
  const since = clock.now();
  activity.absentSince(since);
  clock.advance(60_000);
  activity.absentSince(clock.now());
  receive([command('late news in the socket')], false, 1);
  expect(missed).toEqual([]);
  receive([command('make')], true, 2);
  expect(missed).toMatchObject([
    { since, until: since + 60_000, events: [{ line: 'late news in the socket' }, { line: 'make' }] },
  ]);
  receive([command('now')], false, 3);
  expect(missed).toHaveLength(1);
});

test('a session that ended during the absence, by the server’s clock, is reported once', () => {
  const { clock, activity, missed, receive } = desk({ session: 's' }, new ManualClock().now() - 1_000);
  receive([], true, 0);
  const ended = { kind: 'ended', end: { kind: 'exited', exitCode: 1 }, at: clock.now() - 500 } as const;
  activity.ended(ended);
  activity.ended(ended);
  expect(missed.map(({ end }) => end)).toEqual([null, { end: ended.end, at: ended.at }]);
});

test('an end that is reported before the reply is missed as well', () => {
  const { clock, activity, missed, receive } = desk({ session: 's' }, new ManualClock().now() - 1_000);
  const ended = { kind: 'ended', end: { kind: 'exited', exitCode: 1 }, at: clock.now() - 500 } as const;
  activity.ended(ended);
  receive([], true, 0);
  expect(missed.map(({ end }) => end)).toEqual([null, { end: ended.end, at: ended.at }]);
});

test.each([
  ['before the absence', -2_000],
  ['after it', 100],
])('an end %s is not missed', (_when, shiftMs) => {
  const { clock, activity, missed, receive } = desk({ session: 's' }, new ManualClock().now() - 1_000);
  receive([], true, 0);
  activity.ended({ kind: 'ended', end: { kind: 'exited', exitCode: 1 }, at: clock.now() + shiftMs });
  expect(missed).toHaveLength(1);
});

test('another session in the pane starts without missed events', () => {
  const { clock, activity, missed, receive } = desk({ session: 's', nextEvent: 9 }, 5);
  activity.reset();
  expect(activity.next).toBe(0);
  clock.advance(1_000);
  receive([command('ls')], true, 1);
  expect(missed).toEqual([]);
});
