// English texts on ended sessions, durations and pending input.
import { describe, expect, test } from 'vitest';
import { ENGLISH } from '../../../shared/words/english.ts';
import { formats } from '../../../shared/words/english/formats.ts';

const SECOND = 1_000;
const NOON = new Date(2026, 0, 5, 12, 0, 0).getTime();

describe('the sentence on an ended session', () => {
  test.each([
    [{ kind: 'exited', exitCode: 130 }, 'The shell exited with code 130 at 12:00.'],
    [{ kind: 'exited', exitCode: 137, signal: 'SIGKILL' }, 'The shell was terminated by SIGKILL at 12:00.'],
    [{ kind: 'closed', by: 'user' }, 'The session was ended at 12:00.'],
    [{ kind: 'closed', by: 'server' }, 'The server shut down and ended the session at 12:00.'],
    [
      { kind: 'container-stopped', detail: 'web-1 was stopped' },
      'The shell ended at 12:00: web-1 was stopped.',
    ],
  ] as const)('for the end %j is: %s', (end, sentence) => {
    expect(ENGLISH.sessions.endSentence(end, NOON)).toBe(sentence);
  });

  test('the sentence about a timeout explains the idle timeout', () => {
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
] as const)('in the session list, the end reason %j is shown as: %s', (end, words) => {
  expect(ENGLISH.sessions.endWords(end)).toBe(words);
});

test('durations are given in their largest unit, and never below zero', () => {
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

describe('pending input', () => {
  const pendingInput = { bytes: 1_200, since: NOON, preview: 'secret', needsConfirmation: true };

  test('pending input is counted in bytes, with a singular for one byte', () => {
    const { waiting } = ENGLISH.sessions.pendingInput;
    expect(waiting(pendingInput.bytes)).toBe('1,200 bytes not sent yet');
    expect(waiting(1)).toBe('1 byte not sent yet');
  });

  test('pending input is confirmed with its age but without its content, which may be a password', () => {
    const question = ENGLISH.sessions.pendingInput.question(
      pendingInput.bytes,
      NOON + 190 * SECOND - pendingInput.since,
    );
    expect(question).toContain('3 min ago');
    expect(question).not.toContain('secret');
  });
});
