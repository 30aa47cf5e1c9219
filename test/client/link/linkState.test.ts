// States of a link, with every pair of state and event.
import { describe, expect, test } from 'vitest';
import { transition, type LinkEvent, type LinkState } from '../../../client/link/linkState.ts';

const AT = 5_000;
const lostCause = { kind: 'lost', loss: { how: 'dropped' } } as const;
const timeout = { kind: 'timeout' } as const;

const STATES = {
  stopped: { kind: 'stopped' },
  dialing: { kind: 'dialing', since: 1, attempt: 2, cause: { kind: 'not-tried' } },
  connected: { kind: 'connected', since: 2 },
  doubtful: { kind: 'doubtful', since: 3, doubt: 'wake', connectedSince: 2, dialing: false },
  redialing: { kind: 'doubtful', since: 3, doubt: 'wake', connectedSince: 2, dialing: true },
  moving: { kind: 'moving', since: 3, connectedSince: 2 },
  waiting: { kind: 'waiting', since: 4, attempt: 3, cause: lostCause, retryAt: 9_000 },
  signedOut: { kind: 'signed-out', since: 4, failure: 'token-rejected' },
  incompatible: { kind: 'incompatible', since: 4, failure: { kind: 'version', theirs: '9' } },
} as const satisfies Record<string, LinkState>;

const EVENTS = {
  start: { kind: 'start' },
  stop: { kind: 'stop' },
  noToken: { kind: 'no-token' },
  welcomed: { kind: 'welcomed' },
  timedOut: { kind: 'dial-failed', failure: timeout, delayMs: 700 },
  rejected: { kind: 'dial-failed', failure: { kind: 'token-rejected' }, delayMs: 700 },
  otherVersion: { kind: 'dial-failed', failure: { kind: 'version', theirs: '9' }, delayMs: 700 },
  notHoldfast: { kind: 'dial-failed', failure: { kind: 'not-holdfast', detail: 'x' }, delayMs: 700 },
  lost: { kind: 'lost', cause: lostCause, delayMs: 0 },
  revoked: { kind: 'token-revoked' },
  signOfLife: { kind: 'sign-of-life' },
  doubted: { kind: 'doubted', doubt: 'network' },
  moveRequested: { kind: 'move-requested' },
  probeTimedOut: { kind: 'probe-timed-out' },
  retryDue: { kind: 'retry-due' },
  retryNow: { kind: 'retry-now' },
} as const satisfies Record<string, LinkEvent>;

type StateName = keyof typeof STATES;
type EventName = keyof typeof EVENTS;

const connectedNow: LinkState = { kind: 'connected', since: AT };
const signedOut: LinkState = { kind: 'signed-out', since: AT, failure: 'token-rejected' };
const incompatible: LinkState = {
  kind: 'incompatible',
  since: AT,
  failure: { kind: 'version', theirs: '9' },
};
const waitLost: LinkState = { kind: 'waiting', since: AT, attempt: 0, cause: lostCause, retryAt: AT };
const after = (failure: Extract<LinkEvent, { kind: 'dial-failed' }>['failure']): LinkState => ({
  kind: 'waiting',
  since: 1,
  attempt: 3,
  cause: { kind: 'dial-failed', failure },
  retryAt: AT + 700,
});
const dial = (
  since: number,
  attempt: number,
  cause: Extract<LinkState, { kind: 'dialing' }>['cause'],
): LinkState => ({
  kind: 'dialing',
  since,
  attempt,
  cause,
});

/** State after an event. A pair that is not in the table keeps its state. */
const TABLE: { readonly [S in StateName]: { readonly [E in EventName]?: LinkState } } = {
  stopped: { start: dial(AT, 0, { kind: 'not-tried' }) },
  dialing: {
    welcomed: connectedNow,
    timedOut: after(timeout),
    rejected: signedOut,
    otherVersion: incompatible,
    // The answer may come from a captive portal, or from a proxy whose server restarts.
    notHoldfast: after({ kind: 'not-holdfast', detail: 'x' }),
  },
  connected: {
    welcomed: connectedNow,
    lost: waitLost,
    revoked: signedOut,
    rejected: signedOut,
    otherVersion: incompatible,
    doubted: { kind: 'doubtful', since: AT, doubt: 'network', connectedSince: 2, dialing: false },
    moveRequested: { kind: 'moving', since: AT, connectedSince: 2 },
  },
  moving: {
    welcomed: connectedNow,
    // The second connection is already being dialed.
    lost: dial(AT, 0, lostCause),
    revoked: signedOut,
    rejected: signedOut,
    otherVersion: incompatible,
    // There is no other server yet to move to.
    timedOut: STATES.connected,
    notHoldfast: STATES.connected,
    doubted: { kind: 'doubtful', since: AT, doubt: 'network', connectedSince: 2, dialing: true },
  },
  doubtful: {
    welcomed: connectedNow,
    signOfLife: STATES.connected,
    probeTimedOut: STATES.redialing,
    lost: waitLost,
    revoked: signedOut,
    rejected: signedOut,
    otherVersion: incompatible,
    timedOut: STATES.doubtful,
    notHoldfast: STATES.doubtful,
  },
  redialing: {
    welcomed: connectedNow,
    signOfLife: STATES.connected,
    // The second connection is already being dialed.
    lost: dial(AT, 0, lostCause),
    revoked: signedOut,
    rejected: signedOut,
    otherVersion: incompatible,
    timedOut: STATES.doubtful,
    notHoldfast: STATES.doubtful,
  },
  waiting: {
    retryDue: dial(4, 3, lostCause),
    retryNow: dial(4, 0, lostCause),
  },
  signedOut: { retryNow: dial(4, 0, { kind: 'not-tried' }) },
  incompatible: { retryNow: dial(4, 0, { kind: 'not-tried' }) },
};

const names = <T extends object>(value: T): (keyof T)[] => Object.keys(value) as (keyof T)[];

describe.each(names(STATES))('a link that is %s', (state) => {
  test.each(names(EVENTS))('the link moves to the state in the table after %s', (event) => {
    const anywhere: { readonly [E in EventName]?: LinkState } = {
      stop: { kind: 'stopped' },
      noToken: { kind: 'signed-out', since: AT, failure: 'no-token' },
    };
    const expected = anywhere[event] ?? TABLE[state][event] ?? STATES[state];
    expect(transition(STATES[state], EVENTS[event], AT)).toEqual(expected);
  });
});

test('an event that changes nothing returns the same state object, so that listeners are not called', () => {
  expect(transition(STATES.connected, EVENTS.signOfLife, AT)).toBe(STATES.connected);
});
