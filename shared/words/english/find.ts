/** Text search in one pane and in all sessions. */

import { formats } from './formats.ts';

const { bytes, number } = formats;

export const find = {
  find: 'Find',
  matches: 'Matches',
  previous: 'Previous match',
  next: 'Next match',
  close: 'Close find',
  ways: { caseSensitive: 'Match case', wholeWord: 'Whole word', regex: 'Regular expression' },
  wayHint: (way: string, key: string) => `${way} (Alt+${key})`,
  invalid: 'Invalid regular expression',
  matchesEmpty: 'Matches empty text',
  noMatch: 'No match',
  /** Number of matches when none of them is the current one. `isMore` is true when not all were counted. */
  count: (count: number, isMore: boolean) => `${number(count)}${isMore ? '+' : ''} matches`,
  countOf: (index: number, count: number, isMore: boolean) =>
    `${number(index)} of ${number(count)}${isMore ? '+' : ''}`,
  searchAll: 'Search all sessions',
  searchAllHint: 'Search screens and scrollback',
  inSession: (count: number, isMore: boolean) =>
    `${number(count)}${isMore ? '+' : ''} ${count === 1 && !isMore ? 'match' : 'matches'}`,
  notSearched: (byteCount: number) => `Older output (${bytes(byteCount)}) not searched`,
  searching: (at: number, all: number) => `Searching ${at} of ${all} sessions…`,
  noMatchIn: (all: number) => `No match in ${all === 1 ? 'this session' : `${all} sessions`}`,
  found: (sessions: number, all: number) =>
    sessions === 1 ? 'In one session' : `In ${sessions} of ${all} sessions`,
};
