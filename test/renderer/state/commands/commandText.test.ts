// State and result of a marked command in words, and the step to the next one.
import { ENGLISH } from '../../../../shared/words/english.ts';
import { expect, test } from 'vitest';
import { commandWords, stepTo } from '../../../../renderer/state/commands/commandText.ts';

test.each([
  ['finished', 0, 1_000, 'ok', 'Succeeded after 1 s'],
  ['finished', 130, null, 'bad', 'Exit code 130'],
  ['finished', null, null, 'unknown', 'Finished'],
  ['running', null, null, 'running', 'Running'],
] as const)(
  'a command in state %s with exit code %j after %j ms is marked %s: %s',
  (state, exitCode, durationMs, mark, words) => {
    expect(commandWords(ENGLISH, { state, exitCode, durationMs })).toEqual({ mark, words });
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
