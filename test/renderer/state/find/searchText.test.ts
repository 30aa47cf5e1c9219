// Order and texts of the search in all sessions.
import { ENGLISH } from '../../../../shared/words/english.ts';
import { expect, test } from 'vitest';
import {
  excerptOf,
  notSearchedWords,
  searchOrder,
  searchWords,
} from '../../../../renderer/state/find/searchText.ts';

test('a long line is shortened around its match', () => {
  expect(excerptOf('  one two three', 6, 9)).toEqual({ before: 'one ', match: 'two', after: ' three' });
  const { before, match, after } = excerptOf(
    `${'a'.repeat(500)}${'b'.repeat(500)}${'c'.repeat(500)}`,
    500,
    1_000,
  );
  expect(before).toMatch(/^…a{48}$/);
  expect(match).toMatch(/^b{160}…$/);
  expect(after).toMatch(/^c{160}…$/);
});

test('the active pane is searched first', () => {
  const panes = ['a', 'b', 'c'].map((id) => ({ id }));
  const view = { panes, activePane: 'b' } as unknown as Parameters<typeof searchOrder>[0];
  expect(searchOrder(view).map(({ id }) => id)).toEqual(['b', 'a', 'c']);
});

const counts = (matches: number, sessions: number, searched: number, all: number) => ({
  matches,
  sessions,
  searched,
  all,
});

test('the texts count matches and sessions', () => {
  expect([
    ENGLISH.find.inSession(1, false),
    ENGLISH.find.inSession(2, false),
    ENGLISH.find.inSession(100, true),
  ]).toEqual(['1 match', '2 matches', '100+ matches']);
  expect(searchWords(ENGLISH, counts(0, 0, 1, 3))).toBe('Searching 2 of 3 sessions…');
  expect(searchWords(ENGLISH, counts(0, 0, 3, 3))).toBe('No match in 3 sessions');
  expect(searchWords(ENGLISH, counts(0, 0, 1, 1))).toBe('No match in this session');
  expect(searchWords(ENGLISH, counts(5, 1, 3, 3))).toBe('In one session');
  expect(searchWords(ENGLISH, counts(5, 2, 3, 3))).toBe('In 2 of 3 sessions');
});

test('output that is not loaded is reported as not searched', () => {
  expect(notSearchedWords(ENGLISH, { earlierBytes: 0, skipped: null })).toBe('');
  expect(
    notSearchedWords(ENGLISH, { earlierBytes: 500_000, skipped: { bytes: 1_500_000, since: null } }),
  ).toBe('Older output (2.0 MB) not searched');
});
