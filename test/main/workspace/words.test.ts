import { expect, test } from 'vitest';
import { byteWords } from '../../../preload/amounts.ts';
import { notLoadedMark, safeTitle, skippedMark, titleOf } from '../../../main/workspace/words.ts';

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1200, '1.2 kB'],
  [1_200_000, '1.2 MB'],
  [5e12, '5000.0 GB'],
])('%d bytes are said as %s', (byteCount, words) => {
  expect(byteWords(byteCount)).toBe(words);
});

test('R6: the mark says how much is missing', () => {
  expect(skippedMark(1_234_567)).toBe('── 1.2 MB of output is no longer held by the server ──');
  expect(notLoadedMark(136_000_000)).toBe(
    '── 136.0 MB of output before this were not loaded: use Save output… ──',
  );
});

test("a tab is called by the user's name, else the program's title, else its target", () => {
  const record = { name: 'deploy', programTitle: 'vim', targetName: 'web' };
  expect(titleOf(record)).toBe('deploy');
  expect(titleOf({ ...record, name: null })).toBe('vim');
  expect(titleOf({ ...record, name: null, programTitle: null })).toBe('web');
});

test('a title can not carry control characters or turn the text beside it around', () => {
  expect(safeTitle('a\u001b[31mb\u202Ec\u2028d')).toBe('a [31mb c d');
  expect(safeTitle(' \u0007 ')).toBeNull();
  expect(safeTitle('x'.repeat(500))).toHaveLength(200);
});
