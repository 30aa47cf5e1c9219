// The state dot of a pane.
import { describe, expect, test } from 'vitest';
import { dotWords, hasEnded, paneDot } from '../../../../renderer/state/tabs/paneDot.ts';
import { ENGLISH } from '../../../../shared/words/english.ts';
import { linkView, NOON } from '../../views.ts';

describe('the dot', () => {
  const ended = { kind: 'ended', end: { kind: 'exited', exitCode: 0 }, at: NOON } as const;

  test.each([
    [{ kind: 'running' } as const, linkView(), 'live', 'connected'],
    [{ kind: 'opening' } as const, linkView(), 'waiting', 'opening'],
    [{ kind: 'running' } as const, linkView({ word: 'Offline' }), 'waiting', 'offline'],
    [{ kind: 'running' } as const, undefined, 'waiting', 'opening'],
    [ended, linkView(), 'ended', 'session ended'],
    [
      { kind: 'refused', code: 'open-failed', message: 'no' } as const,
      linkView({ word: 'Offline' }),
      'ended',
      'session ended',
    ],
  ] as const)('the dot of %j with the link %j is %s: %s', (state, link, dot, words) => {
    expect(paneDot({ state, unreachable: null }, link)).toBe(dot);
    expect(dotWords(ENGLISH, dot, link, false)).toBe(words);
  });

  test('G3 S15: the dot is waiting while a connected server cannot reach the shell', () => {
    const unreachable = { waitsFor: 'engine', message: 'it does not answer', since: NOON } as const;
    expect(paneDot({ state: { kind: 'running' }, unreachable }, linkView())).toBe('waiting');
    expect(paneDot({ state: ended, unreachable }, linkView())).toBe('ended');
    expect(dotWords(ENGLISH, 'waiting', linkView(), true)).toBe('unreachable');
    expect(dotWords(ENGLISH, 'waiting', linkView({ word: 'Offline' }), true)).toBe('offline');
  });

  test('only an ended or refused session can be started again', () => {
    expect([
      hasEnded(ended),
      hasEnded({ kind: 'refused', code: 'open-failed', message: '' }),
      hasEnded({ kind: 'running' }),
      hasEnded({ kind: 'opening' }),
    ]).toEqual([true, true, false, false]);
  });
});
