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
  attached: { kind: 'attached', activeAt: 1 },
  detached: { kind: 'detached', activeAt: 1 },
  ending: { kind: 'ending', by: 'user', activeAt: 1 },
  ended: { kind: 'ended', end: { kind: 'exited', exitCode: 0 }, at: 2, activeAt: 1 },
} as const satisfies Record<SessionState['kind'], SessionState>;

const events = {
  attached: { kind: 'attached', at: 9 },
  detached: { kind: 'detached', at: 9 },
  traffic: { kind: 'traffic', at: 9 },
  'end-requested': { kind: 'end-requested', by: 'server' },
  'shell-ended': { kind: 'shell-ended', end: { kind: 'exited', exitCode: 7 }, at: 9 },
} as const satisfies Record<SessionEvent['kind'], SessionEvent>;

const exited: SessionState = { kind: 'ended', end: { kind: 'exited', exitCode: 7 }, at: 9, activeAt: 1 };
const closed: SessionState = { kind: 'ended', end: { kind: 'closed', by: 'user' }, at: 9, activeAt: 1 };
const attached: SessionState = { kind: 'attached', activeAt: 9 };
const detached: SessionState = { kind: 'detached', activeAt: 9 };
const ending: SessionState = { kind: 'ending', by: 'server', activeAt: 1 };

const table: Record<SessionState['kind'], Record<SessionEvent['kind'], SessionState>> = {
  attached: {
    attached,
    detached,
    traffic: attached,
    'end-requested': ending,
    'shell-ended': exited,
  },
  detached: {
    attached,
    detached,
    traffic: detached,
    'end-requested': ending,
    'shell-ended': exited,
  },
  ending: {
    attached: states.ending,
    detached: states.ending,
    traffic: states.ending,
    'end-requested': states.ending,
    'shell-ended': closed,
  },
  ended: {
    attached: states.ended,
    detached: states.ended,
    traffic: states.ended,
    'end-requested': states.ended,
    'shell-ended': states.ended,
  },
};

const pairs = Object.values(states).flatMap((state) =>
  Object.values(events).map((event) => [state.kind, event.kind] as const),
);

test.each(pairs)('a session in state "%s" handles event "%s"', (state, event) => {
  expect(transition(states[state], events[event])).toEqual(table[state][event]);
});

test('a new session is detached', () => {
  expect(newSessionState(5)).toEqual({ kind: 'detached', activeAt: 5 });
});

test.each([
  ['attached', undefined],
  ['detached', 1 + 1000],
  ['ending', undefined],
  ['ended', 2 + ENDED_KEPT_MS],
] as const)('S5 S6: the deadline in state "%s" is %s', (kind, deadline) => {
  expect(deadlineOf(states[kind], 1000, null)).toBe(deadline);
});

test('S12: `keep` extends the idle timeout, but not the hour after the end', () => {
  expect(deadlineOf(states.detached, 1000, 5000)).toBe(5000);
  expect(deadlineOf(states.detached, 1000, 500)).toBe(1001);
  expect(deadlineOf(states.ended, 1000, 9e12)).toBe(2 + ENDED_KEPT_MS);
});
