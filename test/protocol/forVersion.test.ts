// What a client of an older version is told, in words that version has.
import { expect, test } from 'vitest';
import type { Down } from '../../protocol/messages/down.ts';
import { forVersion, profileBeforeWelcome, upForVersion } from '../../protocol/messages/forVersion.ts';
import { PROFILE } from '../fakes/profile.ts';

const id = '0123456789abcdef0123456789abcdef';
const session = `web-1.${id}`;
const running = { kind: 'running' } as const;
const found = { id: 'c0ffee', name: 'web.1' };

const ATTACHED = {
  type: 'attached',
  channel: 0,
  session,
  output: { epoch: id, from: 5, end: 9, sizes: 1, heldFrom: 0, skipped: null, snapshot: false },
  input: null,
  size: { cols: 80, rows: 24 },
  target: { kind: 'local' },
  targetName: 'this computer',
  state: running,
  createdAt: 1,
} as const;

const INFO = {
  session,
  target: { kind: 'local' },
  targetName: 'this computer',
  state: running,
  createdAt: 1,
  activeAt: 1,
  attachments: 0,
  title: '',
  lastLine: '',
  closesAt: null,
  keptUntil: null,
} as const;

const CONTAINER = { id: 'c0ffee', name: 'web.1', image: 'web:3', state: 'running', labels: {} };
const SWARM = { service: 'web', serviceId: 's1', task: '1', taskId: 't1', nodeId: 'n1' };
const UP = { state: 'up' } as const;
const NOTICE = { type: 'notice', message: 'the server restarts', retryAfterMs: 5 } as const;
const ENDED = {
  type: 'ended',
  channel: 0,
  end: { kind: 'exited', exitCode: 0 },
  at: 3,
  outputEnd: 4,
} as const;

const CASES: readonly [string, Down, Down | undefined][] = [
  ['whether a host is there', { type: 'host', host: 'web-2', state: 'up', since: 1, message: '' }, undefined],
  ['an attachment', { ...ATTACHED, durability: 'machine' }, ATTACHED],
  [
    'an attachment to what a service led to',
    { ...ATTACHED, target: { kind: 'service', service: 'web' }, container: found, durability: 'container' },
    { ...ATTACHED, target: { kind: 'container', container: 'c0ffee' } },
  ],
  [
    'a session that a project led to, and where nothing was found',
    {
      type: 'sessions',
      request: 1,
      missing: ['web-2'],
      sessions: [
        { ...INFO, target: { kind: 'compose', project: 'shop', service: 'api' }, durability: 'server' },
      ],
    },
    {
      type: 'sessions',
      request: 1,
      sessions: [{ ...INFO, target: { kind: 'container', container: 'api' } }],
    },
  ],
  [
    'targets',
    {
      type: 'targets',
      host: 'web-1',
      node: 'web 1',
      local: true,
      engine: UP,
      containers: [
        { ...CONTAINER, compose: { project: 'shop', service: 'api', number: 2 } },
        { ...CONTAINER, compose: null, swarm: SWARM },
      ],
    },
    {
      type: 'targets',
      local: true,
      engine: UP,
      containers: [
        { ...CONTAINER, compose: { project: 'shop', service: 'api' } },
        { ...CONTAINER, compose: null },
      ],
    },
  ],
  ['an end', { ...ENDED, directory: '/srv' }, ENDED],
  ['a notice', { ...NOTICE, moveWithinMs: 9 }, NOTICE],
  [
    'that a host is away',
    { type: 'refused', channel: 0, code: 'host-away', message: 'later' },
    { type: 'refused', channel: 0, code: 'engine-unreachable', message: 'later' },
  ],
  [
    'that there is no such host',
    { type: 'refused', channel: 0, code: 'unknown-host', message: 'never' },
    { type: 'refused', channel: 0, code: 'unknown-target', message: 'never' },
  ],
];

test.each(CASES)('C2: version 1 is told %s in its own words', (_, message, inVersion1) => {
  expect(forVersion(1, message)).toEqual(inVersion1);
});

test.each([1, 2])(
  'C2 S15: version %i is told of hosts, and not of the way from one to a shell',
  (version) => {
    const away = { type: 'host', host: 'web-2', state: 'away', since: 1, message: 'gone' } as const;
    const shell = { channel: 0, waitsFor: 'engine' } as const;
    expect(forVersion(version, { ...away, shell })).toBeUndefined();
    expect(forVersion(3, { ...away, shell })).toEqual({ ...away, shell });
    expect(forVersion(2, away)).toEqual(away);
  },
);

test.each(CASES)('C2: version 2 is told %s as it is', (_, message) => {
  expect(forVersion(2, message)).toBe(message);
});

test('C2 I6: that a client shows images is said to servers of version 3 alone, and never before the welcome', () => {
  const profile = { ...PROFILE, images: true };
  expect(upForVersion(3, { type: 'profile', profile })).toEqual({ type: 'profile', profile });
  for (const version of [1, 2])
    expect(upForVersion(version, { type: 'profile', profile })).toEqual({
      type: 'profile',
      profile: PROFILE,
    });
  expect(profileBeforeWelcome(profile)).toEqual(PROFILE);
});
