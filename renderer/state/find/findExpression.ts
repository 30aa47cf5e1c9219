/** Compiles the options of a search to a regular expression. */

import type { FindOptions } from '../../../shared/view/paneSearch.ts';

export const NOTHING_TO_FIND: FindOptions = {
  text: '',
  caseSensitive: false,
  wholeWord: false,
  regex: false,
};

/** The compiled expression, or the problem with its text. */
type FindExpression = { readonly expression: RegExp } | { readonly problem: 'invalid' | 'matchesEmpty' };

const SYNTAX = /[\\^$.*+?()[\]{}|/]/g;
/** A letter, digit or underscore of any script; a whole word has none beside it. */
const WORD = '[\\p{L}\\p{M}\\p{N}_]';

/** Returns a global expression; one that matches empty text is a problem. */
export function findExpression({ text, caseSensitive, wholeWord, regex }: FindOptions): FindExpression {
  const source = regex ? text : text.replaceAll(SYNTAX, '\\$&');
  const whole = wholeWord ? `(?<!${WORD})(?:${source})(?!${WORD})` : source;
  let expression: RegExp;
  try {
    // The text alone first: inside the group below, an unbalanced bracket could become valid.
    void new RegExp(source, 'u');
    expression = new RegExp(whole, caseSensitive ? 'gu' : 'giu');
  } catch {
    return { problem: 'invalid' };
  }
  if (expression.test('')) return { problem: 'matchesEmpty' };
  return { expression };
}
