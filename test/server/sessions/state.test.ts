import { expect, test } from 'vitest';
import {
  ENDED_KEPT_MS,
  deadlineOf,
  newSessionState,
  transition,
  type SessionEvent,
  type SessionState,
} from '../../../server/sessions/state.ts';

const states = {
  attended: { kind: 'attended', activeAt: 1 },
  alone: { kind: 'alone', activeAt: 1 },
  ending: { kind: 'ending', by: 'user', activeAt: 1 },
  ended: { kind: 'ended', end: { kind: 'exited', exitCode: 0 }, at: 2, activeAt: 1 },
} as const satisfies Record<SessionState['kind'], SessionState>;

const events = {
  attached: { kind: 'attached', at: 9 },
  'left-alone': { kind: 'left-alone', at: 9 },
  traffic: { kind: 'traffic', at: 9 },
  'end-requested': { kind: 'end-requested', by: 'server' },
  'shell-ended': { kind: 'shell-ended', end: { kind: 'exited', exitCode: 7 }, at: 9 },
} as const satisfies Record<SessionEvent['kind'], SessionEvent>;

const exited: SessionState = { kind: 'ended', end: { kind: 'exited', exitCode: 7 }, at: 9, activeAt: 1 };
const closed: SessionState = { kind: 'ended', end: { kind: 'closed', by: 'user' }, at: 9, activeAt: 1 };
const attended: SessionState = { kind: 'attended', activeAt: 9 };
const alone: SessionState = { kind: 'alone', activeAt: 9 };
const ending: SessionState = { kind: 'ending', by: 'server', activeAt: 1 };

const table: Record<SessionState['kind'], Record<SessionEvent['kind'], SessionState>> = {
  attended: {
    attached: attended,
    'left-alone': alone,
    traffic: attended,
    'end-requested': ending,
    'shell-ended': exited,
  },
  alone: {
    attached: attended,
    'left-alone': alone,
    traffic: alone,
    'end-requested': ending,
    'shell-ended': exited,
  },
  ending: {
    attached: states.ending,
    'left-alone': states.ending,
    traffic: states.ending,
    'end-requested': states.ending,
    'shell-ended': closed,
  },
  ended: {
    attached: states.ended,
    'left-alone': states.ended,
    traffic: states.ended,
    'end-requested': states.ended,
    'shell-ended': states.ended,
  },
};

const pairs = Object.values(states).flatMap((state) =>
  Object.values(events).map((event) => [state.kind, event.kind] as const),
);

test.each(pairs)('%s, when %s', (state, event) => {
  expect(transition(states[state], events[event])).toEqual(table[state][event]);
});

test('a new session runs alone from its first moment', () => {
  expect(newSessionState(5)).toEqual({ kind: 'alone', activeAt: 5 });
});

test.each([
  ['attended', undefined],
  ['alone', 1 + 1000],
  ['ending', undefined],
  ['ended', 2 + ENDED_KEPT_MS],
] as const)('S5 S6: the deadline of %s is %s', (kind, deadline) => {
  expect(deadlineOf(states[kind], 1000, null)).toBe(deadline);
});

test('S12: a session that is kept is not idle before then, and its hour after the end stays an hour', () => {
  expect(deadlineOf(states.alone, 1000, 5000)).toBe(5000);
  expect(deadlineOf(states.alone, 1000, 500)).toBe(1001);
  expect(deadlineOf(states.ended, 1000, 9e12)).toBe(2 + ENDED_KEPT_MS);
});
