// Connection history of a link.
import { expect, test } from 'vitest';
import {
  ConnectionHistory,
  MAX_PERIODS,
  MAX_ROUND_TRIPS,
} from '../../../../main/workspace/servers/connectionHistory.ts';
import type { LinkReason } from '../../../../client/link/linkReason.ts';
import { linkView } from '../../../renderer/views.ts';

const lost = (why: LinkReason, retryAt: number | null) =>
  linkView({ word: 'Reconnecting', why, retryAt, rttMs: null });

test('each state with its reason is one period, however often it is noted', () => {
  const connectionHistory = new ConnectionHistory();
  connectionHistory.note(linkView({ word: 'Connecting' }), 1);
  connectionHistory.note(linkView(), 2);
  connectionHistory.note(linkView({ rttMs: 13 }), 3);
  connectionHistory.note(lost({ kind: 'silent', ms: 3_000 }, null), 4);
  connectionHistory.note(lost({ kind: 'silent', ms: 4_000 }, null), 5);
  connectionHistory.note(lost({ kind: 'refused' }, 10), 6);
  connectionHistory.note(linkView(), 7);
  expect(connectionHistory.view.periods.map(({ at, word, why }) => [at, word, why])).toEqual([
    [1, 'Connecting', null],
    [2, 'Connected', null],
    [4, 'Reconnecting', { kind: 'silent', ms: 3_000 }],
    [6, 'Reconnecting', { kind: 'refused' }],
    [7, 'Connected', null],
  ]);
});

test('tries that fail for the same reason are counted, once each', () => {
  const connectionHistory = new ConnectionHistory();
  for (const retryAt of [10, 10, null, 20, null, 40])
    connectionHistory.note(lost({ kind: 'refused' }, retryAt), 1);
  expect(connectionHistory.view.periods).toMatchObject([{ tries: 3 }]);
});

test('the oldest periods and round-trip times are dropped, and dropped periods are counted', () => {
  const connectionHistory = new ConnectionHistory();
  for (let at = 0; at < MAX_PERIODS + 10; at += 1)
    connectionHistory.note(at % 2 === 0 ? linkView({ rttMs: at }) : lost({ kind: 'refused' }, null), at);
  expect(connectionHistory.view.periods).toHaveLength(MAX_PERIODS);
  expect([connectionHistory.view.periods[0]?.at, connectionHistory.view.forgotten]).toEqual([10, 10]);
  expect(connectionHistory.roundTrips).toHaveLength(MAX_ROUND_TRIPS);
  expect(connectionHistory.roundTrips.at(-1)).toBe(MAX_PERIODS + 8);
});
