// The number of matches in words.
import { expect, test } from 'vitest';
import { matchWords } from '../../../../renderer/state/find/findText.ts';
import { ENGLISH } from '../../../../shared/words/english.ts';

test('matches are counted up to a maximum, and the current one has no number beyond it', () => {
  expect(matchWords(ENGLISH, '', { index: 0, count: 0 }, 1_000)).toBe('');
  expect(matchWords(ENGLISH, 'x', { index: -1, count: 0 }, 1_000)).toBe('No match');
  expect(matchWords(ENGLISH, 'x', { index: 2, count: 17 }, 1_000)).toBe('3 of 17');
  expect(matchWords(ENGLISH, 'x', { index: 0, count: 1_000 }, 1_000)).toBe('1 of 1,000+');
  expect(matchWords(ENGLISH, 'x', { index: -1, count: 1_000 }, 1_000)).toBe('1,000+ matches');
  expect(matchWords(ENGLISH, 'x', { index: 4, count: 20_000 }, 20_000)).toBe('5 of 20,000+');
});
