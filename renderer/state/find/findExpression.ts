/** Compiles the options of a search into a regular expression. */

import type { FindOptions } from '../../../shared/view/paneSearch.ts';

export const NOTHING_TO_FIND: FindOptions = {
  text: '',
  caseSensitive: false,
  wholeWord: false,
  regex: false,
};

/** The compiled expression, or the text of the problem with it. */
type FindExpression = { readonly expression: RegExp } | { readonly problem: 'invalid' | 'matchesEmpty' };

const SYNTAX = /[\\^$.*+?()[\]{}|/]/g;
/** A letter, digit or underscore of any script. A whole word has no such character before or after it. */
const WORD = '[\\p{L}\\p{M}\\p{N}_]';

/** Returns a global expression. An expression that matches empty text is reported as a problem. */
export function findExpression({ text, caseSensitive, wholeWord, regex }: FindOptions): FindExpression {
  const source = regex ? text : text.replaceAll(SYNTAX, '\\$&');
  const whole = wholeWord ? `(?<!${WORD})(?:${source})(?!${WORD})` : source;
  let expression: RegExp;
  try {
    // The text is compiled alone first, because the group below could make an unbalanced bracket valid.
    void new RegExp(source, 'u');
    expression = new RegExp(whole, caseSensitive ? 'gu' : 'giu');
  } catch {
    return { problem: 'invalid' };
  }
  if (expression.test('')) return { problem: 'matchesEmpty' };
  return { expression };
}
