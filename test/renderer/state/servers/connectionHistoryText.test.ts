// The connection history in words.
import { ENGLISH } from '../../../../shared/words/english.ts';
import { expect, test } from 'vitest';
import {
  periodWords,
  roundTripWords,
  sparkline,
  connectionHistoryReport,
} from '../../../../renderer/state/servers/connectionHistoryText.ts';
import { NOON, serverView } from '../../views.ts';

const period = { at: NOON, word: 'Reconnecting', why: { kind: 'no-network' }, tries: 4 } as const;

test('a period has its state, reason, number of tries and duration', () => {
  expect(periodWords(ENGLISH, period, NOON + 90_000)).toEqual({
    word: 'Reconnecting',
    detail: 'No network connection. Tried 4 times.',
    lasted: '1 min',
  });
  expect(periodWords(ENGLISH, { ...period, why: null, tries: 1 }, NOON + 2_000)).toMatchObject({
    detail: '',
    lasted: '2 s',
  });
});

test('times have seconds, and the day when it is not today', () => {
  expect(ENGLISH.link.preciseTime(NOON, NOON + 1_000)).toBe('12:00:00');
  expect(ENGLISH.link.preciseTime(NOON, NOON + 86_400_000)).toBe('5 Jan, 12:00:00');
});

test('round trips are summed up in words, and the line through them stays in its box', () => {
  expect(roundTripWords(ENGLISH, [])).toBe('');
  expect(roundTripWords(ENGLISH, [5.6, 6.4])).toBe('6 ms');
  expect(roundTripWords(ENGLISH, [4, 12, 6])).toBe('6 ms (4–12 ms)');
  expect(sparkline([5, 10, 0], 40, 10)).toBe('0.0,5.0 20.0,0.0 40.0,10.0');
  expect(sparkline([3], 40, 10)).toBe('0.0,0.0');
  expect(sparkline([0, 0], 40, 10)).toBe('0.0,10.0 40.0,10.0');
});

test('the report has all periods in order with UTC times, and no token', () => {
  const server = serverView({ name: 'team', url: 'wss://team', roundTrips: [5] });
  const connectionHistory = {
    periods: [period, { at: NOON + 5_000, word: 'Connected', why: null, tries: 0 } as const],
    forgotten: 2,
  };
  const lines = connectionHistoryReport(server, connectionHistory, NOON + 65_000).split('\n');
  expect(lines).toEqual([
    `Connection to team (wss://team), at ${new Date(NOON + 65_000).toISOString()}`,
    'Round trip: 5 ms',
    '2 older events are no longer stored.',
    `${new Date(NOON).toISOString()}  Reconnecting  for 5 s  No network connection. Tried 4 times.`,
    `${new Date(NOON + 5_000).toISOString()}  Connected  for 1 min`,
    '',
  ]);
});
