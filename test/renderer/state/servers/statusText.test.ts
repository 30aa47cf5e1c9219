// Texts of the status line.
import { describe, expect, test } from 'vitest';
import type { LinkWord } from '../../../../client/link/linkView.ts';
import {
  asOfWords,
  canReconnect,
  directoryName,
  durabilityWords,
  linkSentence,
  linkTicker,
  shortDirectory,
  sizeWords,
  unreachableWords,
} from '../../../../renderer/state/servers/statusText.ts';
import { ENGLISH } from '../../../../shared/words/english.ts';
import { linkView, NOON, paneView, serverView } from '../../views.ts';

const SECOND = 1_000;
const WORDS: readonly LinkWord[] = [
  'Connected',
  'Connecting',
  'Reconnecting',
  'Offline',
  'Signed out',
  'Incompatible',
];

describe('the status of the link', () => {
  test.each(WORDS)('the status starts with the state %s, on which accessible names depend', (word) => {
    expect(linkSentence(ENGLISH, serverView({ link: linkView({ word }) }))).toMatch(
      new RegExp(`^${word}\\b`),
    );
  });

  test('the status has the server, and the time since which its state lasts', () => {
    expect(linkSentence(ENGLISH, serverView({ kind: 'remote', name: 'Production' }))).toBe(
      'Connected to Production since 12:00',
    );
  });

  test('the status has the reason that the link is not connected', () => {
    const link = linkView({ word: 'Reconnecting', why: { kind: 'silent', ms: 10_000 } });
    expect(linkSentence(ENGLISH, serverView({ kind: 'remote', name: 'Production', link }))).toBe(
      'Reconnecting to Production since 12:00 · No answer for 10 s.',
    );
  });

  test('the status does not change every second, because screen readers would repeat it', () => {
    const link = linkView({ word: 'Reconnecting', retryAt: NOON + 9 * SECOND });
    expect(linkSentence(ENGLISH, serverView({ link }))).not.toMatch(/retrying|\d s\b/);
  });

  test('the status is followed by the countdown to the next retry, or by the round-trip time', () => {
    const waiting = linkView({ word: 'Reconnecting', retryAt: NOON + 9 * SECOND });
    expect(linkTicker(ENGLISH, waiting, NOON)).toBe('retrying in 9 s');
    expect(linkTicker(ENGLISH, waiting, NOON + 8 * SECOND)).toBe('retrying in 1 s');
    expect(linkTicker(ENGLISH, waiting, NOON + 9 * SECOND)).toBe('retrying now');
    expect(linkTicker(ENGLISH, linkView({ word: 'Signed out' }), NOON)).toBe('');
    expect(linkTicker(ENGLISH, linkView({ rttMs: 23.4 }), NOON)).toBe('23 ms');
    expect(linkTicker(ENGLISH, linkView({ rttMs: null }), NOON)).toBe('');
  });

  test.each(WORDS)('the status offers to reconnect unless it is connected: %s', (word) => {
    expect(canReconnect(linkView({ word }))).toBe(word !== 'Connected');
  });
});

describe('while the server is not connected', () => {
  const offline = linkView({ word: 'Offline' });

  test('the status has the time of the displayed output, with the day when it is not today', () => {
    expect(asOfWords(ENGLISH, paneView(), offline, NOON + SECOND)).toBe('Offline – last updated 12:00');
    expect(asOfWords(ENGLISH, paneView(), offline, NOON + 86_400 * SECOND)).toBe(
      'Offline – last updated 5 Jan, 12:00',
    );
  });

  test('the status has no such time for a new, an ended or an up-to-date terminal', () => {
    const ended = { kind: 'ended', end: { kind: 'exited', exitCode: 0 }, at: NOON } as const;
    expect(asOfWords(ENGLISH, paneView(), linkView(), NOON)).toBeNull();
    expect(asOfWords(ENGLISH, paneView({ asOf: null }), offline, NOON)).toBeNull();
    expect(asOfWords(ENGLISH, paneView({ state: ended }), offline, NOON)).toBeNull();
  });
});

test('A3: a tab with a default title has the last part of its directory beside it', () => {
  const plain = { title: 'This computer', targetName: 'This computer' };
  expect(directoryName(paneView({ ...plain, directory: '/srv/www' }))).toBe('www');
  expect(directoryName(paneView({ ...plain, directory: '/' }))).toBe('/');
  expect(directoryName(paneView({ ...plain, directory: null }))).toBeNull();
  expect(directoryName(paneView({ ...plain, title: 'me@web: /srv', directory: '/srv' }))).toBeNull();
});

test.each([
  ['/srv/www', '/srv/www'],
  [`/${'a'.repeat(30)}/${'b'.repeat(30)}/c`, `…/${'b'.repeat(30)}/c`],
  [`/a/${'b'.repeat(60)}`, `…/${'b'.repeat(60)}`],
])('A3: the status shortens the directory %s from its start', (directory, short) => {
  expect(shortDirectory(directory)).toBe(short);
});

test('S8: the status reports the size of another device, and how to take it back', () => {
  expect(sizeWords(ENGLISH, paneView({ foreignSize: { cols: 120, rows: 40 } }))).toBe(
    'Sized for another device (120 × 40). Type to use this window’s size.',
  );
  expect(sizeWords(ENGLISH, paneView())).toBeNull();
});

test('G3: an unreachable host is reported for its running sessions only', () => {
  const message = 'host web-2 cannot be reached (timeout); its sessions are kept';
  const unreachable = { waitsFor: 'host', message, since: NOON } as const;
  const running = { kind: 'running' } as const;
  expect(unreachableWords(ENGLISH, paneView({ state: running, unreachable }))).toEqual({
    short: 'Host unreachable since 12:00',
    sentence: 'Host web-2 cannot be reached (timeout); its sessions are kept.',
  });
  expect(unreachableWords(ENGLISH, paneView({ state: running }))).toBeNull();
  expect(
    unreachableWords(
      ENGLISH,
      paneView({ state: { kind: 'refused', code: 'open-failed', message: 'no' }, unreachable }),
    ),
  ).toBeNull();
});

test.each([
  ['engine', 'Docker unreachable since 12:00'],
  ['container', 'Container paused since 12:00'],
  ['holder', 'Shell unreachable since 12:00'],
] as const)('S15: a shell that waits for its %s is reported: %s', (waitsFor, short) => {
  const unreachable = { waitsFor, message: 'it does not answer', since: NOON };
  expect(unreachableWords(ENGLISH, paneView({ unreachable }))).toEqual({
    short,
    sentence: 'It does not answer.',
  });
});

test('S13: the durability of a running shell is reported once it is known', () => {
  const running = { kind: 'running' } as const;
  const ended = { kind: 'ended', end: { kind: 'exited', exitCode: 0 }, at: NOON } as const;
  expect(durabilityWords(ENGLISH, paneView({ state: running, durability: 'container' }))?.short).toBe(
    'Survives Docker restarts',
  );
  expect(durabilityWords(ENGLISH, paneView({ state: running, durability: 'machine' }))?.short).toBe(
    'Survives server restarts',
  );
  expect(durabilityWords(ENGLISH, paneView({ state: running, durability: 'server' }))?.sentence).toContain(
    'ends when its server',
  );
  expect(durabilityWords(ENGLISH, paneView({ state: running }))).toBeNull();
  expect(durabilityWords(ENGLISH, paneView({ state: ended, durability: 'machine' }))).toBeNull();
});
