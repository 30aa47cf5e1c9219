/** What is looked for, as an expression. Pure. */

import type { FindOptions } from '../../../shared/view/paneSearch.ts';

export const NOTHING_TO_FIND: FindOptions = {
  text: '',
  caseSensitive: false,
  wholeWord: false,
  regex: false,
};

/** The expression, or what is wrong with the text. */
export type FindExpression =
  | { readonly expression: RegExp }
  | { readonly problem: 'invalid' | 'matchesEmpty' };

const SYNTAX = /[\\^$.*+?()[\]{}|/]/g;
/** Not beside another letter, digit or underscore, in whatever script. */
const WORD = '[\\p{L}\\p{M}\\p{N}_]';

/** A global expression that never matches nothing. */
export function findExpression({ text, caseSensitive, wholeWord, regex }: FindOptions): FindExpression {
  const source = regex ? text : text.replaceAll(SYNTAX, '\\$&');
  const whole = wholeWord ? `(?<!${WORD})(?:${source})(?!${WORD})` : source;
  let expression: RegExp;
  try {
    // The text by itself: within a group a bracket too many could be valid.
    void new RegExp(source, 'u');
    expression = new RegExp(whole, caseSensitive ? 'gu' : 'giu');
  } catch {
    return { problem: 'invalid' };
  }
  if (expression.test('')) return { problem: 'matchesEmpty' };
  return { expression };
}
