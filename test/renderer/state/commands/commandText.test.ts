// State and result of a marked command in words, and the step to the next one.
import { ENGLISH } from '../../../../shared/words/english.ts';
import { expect, test } from 'vitest';
import { commandWords, stepTo } from '../../../../renderer/state/commands/commandText.ts';

test.each([
  ['finished', 0, 1_000, 'ok', 'Succeeded after 1 s', '✓ 1 s'],
  ['finished', 0, null, 'ok', 'Succeeded', '✓'],
  ['finished', 130, null, 'bad', 'Exit code 130', '✗ 130'],
  ['finished', 1, 2_000, 'bad', 'Exit code 1 after 2 s', '✗ 1 · 2 s'],
  ['finished', null, null, 'unknown', 'Finished', 'Finished'],
  ['running', null, null, 'running', 'Running', 'Running'],
] as const)(
  'a command in state %s with exit code %j after %j ms is marked %s: %s, in short %s',
  (state, exitCode, durationMs, mark, words, short) => {
    expect(commandWords(ENGLISH, { state, exitCode, durationMs })).toEqual({ mark, words, short });
  },
);

test.each([
  [10, -1, 9],
  [9, -1, 7],
  [7, -1, 3],
  [3, -1, undefined],
  [3, 1, 7],
  [7, 1, 9],
  [9, 1, undefined],
] as const)('from line %d, a step of %d leads to line %j', (from, by, to) => {
  expect(stepTo([3, 7, 9], from, by)).toBe(to);
});
