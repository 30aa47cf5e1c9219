/** A search of one pane that another window's page asks for, and what it finds. */

import * as v from 'valibot';

/** Matches that are listed of each session; the lowest, so the newest ones. */
export const MAX_HITS = 100;
/** What is looked for, characters: longer than any line that is searched by hand. */
const MAX_TEXT_CHARS = 10_000;
/** Of a match's line, before the match and from its begin on, characters: more than a list shows. */
const BEFORE_CHARS = 200;
const BEHIND_CHARS = 800;

export const findOptions = v.strictObject({
  text: v.pipe(v.string(), v.maxLength(MAX_TEXT_CHARS)),
  caseSensitive: v.boolean(),
  wholeWord: v.boolean(),
  /** Whether `text` is a regular expression. */
  regex: v.boolean(),
});
export type FindOptions = Readonly<v.InferOutput<typeof findOptions>>;

const chars = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(BEFORE_CHARS + BEHIND_CHARS));

const foundLine = v.strictObject({
  line: v.pipe(v.string(), v.maxLength(BEFORE_CHARS + BEHIND_CHARS)),
  begin: chars,
  end: chars,
});
/** The line that a match is in, and where in it: characters `[begin, end)`. */
export type FoundLine = Readonly<v.InferOutput<typeof foundLine>>;

export const paneMatches = v.strictObject({
  /** The lowest first. */
  matches: v.pipe(v.array(foundLine), v.maxLength(MAX_HITS)),
  /** Whether there are more. */
  isMore: v.boolean(),
});
export type PaneMatches = v.InferOutput<typeof paneMatches>;

/** What a page is asked: to search a pane of its own, and to answer with the number. */
export type PaneSearch = { readonly request: number; readonly pane: string; readonly find: FindOptions };

/** A long line's part that is about the match. */
export function shortened({ line, begin, end }: FoundLine): FoundLine {
  const from = Math.max(0, begin - BEFORE_CHARS);
  const part = line.slice(from, begin + BEHIND_CHARS);
  return { line: part, begin: begin - from, end: Math.min(end - from, part.length) };
}
