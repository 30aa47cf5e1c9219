// What the page says, word for word.
import { ENGLISH } from '../../../shared/words/english.ts';
import { describe, expect, test } from 'vitest';
import type { LinkWord } from '../../../client/link/linkView.ts';
import { formats } from '../../../shared/words/english/formats.ts';
import { matchWords } from '../../../renderer/state/find/findText.ts';
import { sentenceOf } from '../../../renderer/state/sentences.ts';
import {
  asOfWords,
  durabilityWords,
  canReconnect,
  directoryName,
  linkSentence,
  linkTicker,
  shortDirectory,
  sizeWords,
  unreachableWords,
} from '../../../renderer/state/servers/statusText.ts';
import { dotWords, isOver, paneDot } from '../../../renderer/state/tabs/paneDot.ts';
import { linkView, NOON, serverView, paneView } from '../views.ts';

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
  test.each(WORDS)('starts with the word %s, which outsiders rely on', (word) => {
    expect(linkSentence(ENGLISH, serverView({ link: linkView({ word }) }))).toMatch(
      new RegExp(`^${word}\\b`),
    );
  });

  test('says to whom and since when', () => {
    expect(linkSentence(ENGLISH, serverView({ kind: 'remote', name: 'Production' }))).toBe(
      'Connected to Production since 12:00',
    );
  });

  test('says why it is not connected', () => {
    const link = linkView({ word: 'Reconnecting', why: { kind: 'silent', ms: 10_000 } });
    expect(linkSentence(ENGLISH, serverView({ kind: 'remote', name: 'Production', link }))).toBe(
      'Reconnecting to Production since 12:00 · No answer for 10 s.',
    );
  });

  test('does not change from second to second, or it would be read out each time', () => {
    const link = linkView({ word: 'Reconnecting', retryAt: NOON + 9 * SECOND });
    expect(linkSentence(ENGLISH, serverView({ link }))).not.toMatch(/retrying|\d s\b/);
  });

  test('counts down to the next try beside it, and shows the round trip when there is one', () => {
    const waiting = linkView({ word: 'Reconnecting', retryAt: NOON + 9 * SECOND });
    expect(linkTicker(ENGLISH, waiting, NOON)).toBe('retrying in 9 s');
    expect(linkTicker(ENGLISH, waiting, NOON + 8 * SECOND)).toBe('retrying in 1 s');
    expect(linkTicker(ENGLISH, waiting, NOON + 9 * SECOND)).toBe('retrying now');
    expect(linkTicker(ENGLISH, linkView({ word: 'Signed out' }), NOON)).toBe('');
    expect(linkTicker(ENGLISH, linkView({ rttMs: 23.4 }), NOON)).toBe('23 ms');
    expect(linkTicker(ENGLISH, linkView({ rttMs: null }), NOON)).toBe('');
  });

  test.each(WORDS)('offers to reconnect unless it is connected: %s', (word) => {
    expect(canReconnect(linkView({ word }))).toBe(word !== 'Connected');
  });
});

describe('why a session is over', () => {
  test.each([
    [{ kind: 'exited', exitCode: 130 }, 'The shell exited with code 130 at 12:00.'],
    [{ kind: 'exited', exitCode: 137, signal: 'SIGKILL' }, 'The shell was terminated by SIGKILL at 12:00.'],
    [{ kind: 'closed', by: 'user' }, 'The session was ended at 12:00.'],
    [{ kind: 'closed', by: 'server' }, 'The server shut down and ended the session at 12:00.'],
    [
      { kind: 'container-stopped', detail: 'web-1 was stopped' },
      'The shell ended at 12:00: web-1 was stopped.',
    ],
  ] as const)('%j', (end, sentence) => {
    expect(ENGLISH.sessions.endSentence(end, NOON)).toBe(sentence);
  });

  test('the idle timeout is said in words', () => {
    expect(ENGLISH.sessions.endSentence({ kind: 'closed', by: 'idle-timeout' }, NOON)).toContain(
      'ended the idle session',
    );
  });
});

test.each([
  [{ kind: 'exited', exitCode: 1 }, 'exit code 1'],
  [{ kind: 'exited', exitCode: 137, signal: 'SIGKILL' }, 'terminated by SIGKILL'],
  [{ kind: 'closed', by: 'idle-timeout' }, 'ended after being idle'],
  [{ kind: 'closed', by: 'server' }, 'ended by the server'],
  [{ kind: 'engine-lost', detail: 'Docker went away' }, 'Docker went away'],
] as const)('in a list the end %j is said as: %s', (end, words) => {
  expect(ENGLISH.sessions.endWords(end)).toBe(words);
});

describe('while the server is away', () => {
  const offline = linkView({ word: 'Offline' });

  test('the status says of when the terminal is, with the day when that is another', () => {
    expect(asOfWords(ENGLISH, paneView(), offline, NOON + SECOND)).toBe('Offline – last updated 12:00');
    expect(asOfWords(ENGLISH, paneView(), offline, NOON + 86_400 * SECOND)).toBe(
      'Offline – last updated 5 Jan, 12:00',
    );
  });

  test('nothing is said of a terminal that is new, over or up to date', () => {
    const ended = { kind: 'ended', end: { kind: 'exited', exitCode: 0 }, at: NOON } as const;
    expect(asOfWords(ENGLISH, paneView(), linkView(), NOON)).toBeNull();
    expect(asOfWords(ENGLISH, paneView({ asOf: null }), offline, NOON)).toBeNull();
    expect(asOfWords(ENGLISH, paneView({ state: ended }), offline, NOON)).toBeNull();
  });
});

test('A3: a tab without a title of its own says the last part of where its shell is', () => {
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
])('A3: of a long directory the status says the end: %s', (directory, short) => {
  expect(shortDirectory(directory)).toBe(short);
});

test("S8: another device's size is said, and how to get one's own back", () => {
  expect(sizeWords(ENGLISH, paneView({ foreignSize: { cols: 120, rows: 40 } }))).toBe(
    'Sized for another device (120 × 40). Type to use this window’s size.',
  );
  expect(sizeWords(ENGLISH, paneView())).toBeNull();
});

test('G3: a host that is away is said of its sessions alone, while they run', () => {
  const message = 'host web-2 can not be reached (timeout); its sessions are kept';
  const unreachable = { waitsFor: 'host', message, since: NOON } as const;
  const running = { kind: 'running' } as const;
  expect(unreachableWords(ENGLISH, paneView({ state: running, unreachable }))).toEqual({
    short: 'Host unreachable since 12:00',
    sentence: 'Host web-2 can not be reached (timeout); its sessions are kept.',
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
] as const)('S15: that a shell waits for its %s is said: %s', (waitsFor, short) => {
  const unreachable = { waitsFor, message: 'it does not answer', since: NOON };
  expect(unreachableWords(ENGLISH, paneView({ unreachable }))).toEqual({
    short,
    sentence: 'It does not answer.',
  });
});

test('S13: what the shell outlives is said while it runs, once its server said so', () => {
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

test('a message of a server becomes a sentence, and one that is a sentence stays as it is', () => {
  expect(sentenceOf('the token was not accepted: enter another')).toBe(
    'The token was not accepted: enter another.',
  );
  expect(sentenceOf('Is it running?')).toBe('Is it running?');
  expect(sentenceOf('  ')).toBe('');
});

test('durations are said in their largest unit, and never below zero', () => {
  const of = (seconds: number): string => formats.duration(seconds * SECOND);
  expect([of(-5), of(0), of(59), of(60), of(3_599), of(3_600), of(47 * 3_600), of(72 * 3_600)]).toEqual([
    '0 s',
    '0 s',
    '59 s',
    '1 min',
    '59 min',
    '1 h',
    '47 h',
    '3 days',
  ]);
});

describe('held input', () => {
  const pendingInput = { bytes: 1_200, since: NOON, preview: 'secret', asking: true };

  test('is counted in bytes, one of which is singular', () => {
    const { waiting } = ENGLISH.sessions.held;
    expect(waiting(pendingInput.bytes)).toBe('1,200 bytes not sent yet');
    expect(waiting(1)).toBe('1 byte not sent yet');
  });

  test('is asked about with its age and without its content, which could be a password', () => {
    const question = ENGLISH.sessions.held.question(
      pendingInput.bytes,
      NOON + 190 * SECOND - pendingInput.since,
    );
    expect(question).toContain('3 min ago');
    expect(question).not.toContain('secret');
  });
});

test('matches are counted up to a limit, and the place beyond it is not claimed', () => {
  expect(matchWords(ENGLISH, '', 0, 0, 1_000)).toBe('');
  expect(matchWords(ENGLISH, 'x', -1, 0, 1_000)).toBe('No match');
  expect(matchWords(ENGLISH, 'x', 2, 17, 1_000)).toBe('3 of 17');
  expect(matchWords(ENGLISH, 'x', 0, 1_000, 1_000)).toBe('1 of 1,000+');
  expect(matchWords(ENGLISH, 'x', -1, 1_000, 1_000)).toBe('1,000+ matches');
  expect(matchWords(ENGLISH, 'x', 4, 20_000, 20_000)).toBe('5 of 20,000+');
});

describe("a tab's dot", () => {
  const ended = { kind: 'ended', end: { kind: 'exited', exitCode: 0 }, at: NOON } as const;

  test.each([
    [{ kind: 'running' } as const, linkView(), 'live', 'connected'],
    [{ kind: 'opening' } as const, linkView(), 'waiting', 'opening'],
    [{ kind: 'running' } as const, linkView({ word: 'Offline' }), 'waiting', 'offline'],
    [{ kind: 'running' } as const, undefined, 'waiting', 'opening'],
    [ended, linkView(), 'over', 'session ended'],
    [
      { kind: 'refused', code: 'open-failed', message: 'no' } as const,
      linkView({ word: 'Offline' }),
      'over',
      'session ended',
    ],
  ] as const)('%j on %j is %s: %s', (state, link, dot, words) => {
    expect(paneDot({ state, unreachable: null }, link)).toBe(dot);
    expect(dotWords(ENGLISH, dot, link, false)).toBe(words);
  });

  test('G3 S15: it waits, and says so, where the link is there and the shell is not reached', () => {
    const unreachable = { waitsFor: 'engine', message: 'it does not answer', since: NOON } as const;
    expect(paneDot({ state: { kind: 'running' }, unreachable }, linkView())).toBe('waiting');
    expect(paneDot({ state: ended, unreachable }, linkView())).toBe('over');
    expect(dotWords(ENGLISH, 'waiting', linkView(), true)).toBe('unreachable');
    expect(dotWords(ENGLISH, 'waiting', linkView({ word: 'Offline' }), true)).toBe('offline');
  });

  test('only what is over can be started again', () => {
    expect([
      isOver(ended),
      isOver({ kind: 'refused', code: 'open-failed', message: '' }),
      isOver({ kind: 'running' }),
      isOver({ kind: 'opening' }),
    ]).toEqual([true, true, false, false]);
  });
});
