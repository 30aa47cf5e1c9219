// Regular expressions made from the text and the options of a search.
import { expect, test } from 'vitest';
import type { FindOptions } from '../../../../shared/view/paneSearch.ts';
import { findExpression, NOTHING_TO_FIND } from '../../../../renderer/state/find/findExpression.ts';

function matches(options: Partial<FindOptions>, line: string): readonly string[] {
  const found = findExpression({ ...NOTHING_TO_FIND, ...options });
  if ('problem' in found) throw new Error(found.problem);
  return line.match(found.expression) ?? [];
}

test.each([
  [{ text: 'a.b' }, 'a.b axb', ['a.b']],
  [{ text: '[x](y)/{1}' }, 'see [x](y)/{1}', ['[x](y)/{1}']],
  [{ text: 'ERR' }, 'err ERR Err', ['err', 'ERR', 'Err']],
  [{ text: 'ERR', caseSensitive: true }, 'err ERR Err', ['ERR']],
  [{ text: 'cat', wholeWord: true }, 'cat concat cat2 cat_ (cat)', ['cat', 'cat']],
  [{ text: 'öl', wholeWord: true }, 'öl mühlöl öle', ['öl']],
  [{ text: '--all', wholeWord: true }, 'x --all', ['--all']],
  [{ text: 'e\\d+|w\\d', regex: true }, 'e12 w3 e', ['e12', 'w3']],
  [{ text: 'a|b', regex: true, wholeWord: true }, 'a b ab', ['a', 'b']],
  [{ text: '漢.', regex: true }, '漢字', ['漢字']],
] as const)('%j finds in "%s" %j', (options, line, expected) => {
  expect(matches(options, line)).toEqual(expected);
});

test.each([
  ['(', 'invalid'],
  ['a)', 'invalid'],
  ['[z-a]', 'invalid'],
  ['x*', 'matchesEmpty'],
  ['a|', 'matchesEmpty'],
])('the expression %s is rejected: %s', (text, problem) => {
  for (const wholeWord of [false, true])
    expect(findExpression({ ...NOTHING_TO_FIND, text, regex: true, wholeWord })).toEqual({ problem });
});
