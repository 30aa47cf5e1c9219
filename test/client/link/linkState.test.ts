// The link's states: every pair of state and event.
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
  start: { kind: 'start', at: AT },
  stop: { kind: 'stop', at: AT },
  noToken: { kind: 'no-token', at: AT },
  welcomed: { kind: 'welcomed', at: AT },
  timedOut: { kind: 'dial-failed', failure: timeout, delayMs: 700, at: AT },
  rejected: { kind: 'dial-failed', failure: { kind: 'token-rejected' }, delayMs: 700, at: AT },
  otherVersion: { kind: 'dial-failed', failure: { kind: 'version', theirs: '9' }, delayMs: 700, at: AT },
  stranger: { kind: 'dial-failed', failure: { kind: 'not-holdfast', detail: 'x' }, delayMs: 700, at: AT },
  lost: { kind: 'lost', cause: lostCause, delayMs: 0, at: AT },
  revoked: { kind: 'token-revoked', at: AT },
  heard: { kind: 'heard', at: AT },
  doubted: { kind: 'doubted', doubt: 'network', at: AT },
  askedToMove: { kind: 'asked-to-move', at: AT },
  unproven: { kind: 'unproven', at: AT },
  retryDue: { kind: 'retry-due', at: AT },
  hurry: { kind: 'hurry', at: AT },
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

/** What is not in the table stays as it is. */
const TABLE: { readonly [S in StateName]: { readonly [E in EventName]?: LinkState } } = {
  stopped: { start: dial(AT, 0, { kind: 'not-tried' }) },
  dialing: {
    welcomed: connectedNow,
    timedOut: after(timeout),
    rejected: signedOut,
    otherVersion: incompatible,
    // A captive portal, or a proxy whose server restarts: tried again.
    stranger: after({ kind: 'not-holdfast', detail: 'x' }),
  },
  connected: {
    welcomed: connectedNow,
    lost: waitLost,
    revoked: signedOut,
    rejected: signedOut,
    otherVersion: incompatible,
    doubted: { kind: 'doubtful', since: AT, doubt: 'network', connectedSince: 2, dialing: false },
    askedToMove: { kind: 'moving', since: AT, connectedSince: 2 },
  },
  moving: {
    welcomed: connectedNow,
    // The second connection is on its way already.
    lost: dial(AT, 0, lostCause),
    revoked: signedOut,
    rejected: signedOut,
    otherVersion: incompatible,
    // There is nowhere to go yet.
    timedOut: STATES.connected,
    stranger: STATES.connected,
    doubted: { kind: 'doubtful', since: AT, doubt: 'network', connectedSince: 2, dialing: true },
  },
  doubtful: {
    welcomed: connectedNow,
    heard: STATES.connected,
    unproven: STATES.redialing,
    lost: waitLost,
    revoked: signedOut,
    rejected: signedOut,
    otherVersion: incompatible,
    timedOut: STATES.doubtful,
    stranger: STATES.doubtful,
  },
  redialing: {
    welcomed: connectedNow,
    heard: STATES.connected,
    // The second connection is on its way already.
    lost: dial(AT, 0, lostCause),
    revoked: signedOut,
    rejected: signedOut,
    otherVersion: incompatible,
    timedOut: STATES.doubtful,
    stranger: STATES.doubtful,
  },
  waiting: {
    retryDue: dial(4, 3, lostCause),
    hurry: dial(4, 0, lostCause),
  },
  signedOut: { hurry: dial(4, 0, { kind: 'not-tried' }) },
  incompatible: { hurry: dial(4, 0, { kind: 'not-tried' }) },
};

const names = <T extends object>(value: T): (keyof T)[] => Object.keys(value) as (keyof T)[];

describe.each(names(STATES))('%s', (state) => {
  test.each(names(EVENTS))('after %s', (event) => {
    const anywhere: { readonly [E in EventName]?: LinkState } = {
      stop: { kind: 'stopped' },
      noToken: { kind: 'signed-out', since: AT, failure: 'no-token' },
    };
    const expected = anywhere[event] ?? TABLE[state][event] ?? STATES[state];
    expect(transition(STATES[state], EVENTS[event])).toEqual(expected);
  });
});

test('an event that changes nothing gives the same object, so that nobody is told', () => {
  expect(transition(STATES.connected, EVENTS.heard)).toBe(STATES.connected);
});
