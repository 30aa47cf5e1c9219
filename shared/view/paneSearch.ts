/** Search in a pane that another window shows, and its matches. */

import * as v from 'valibot';

/** Max number of matches listed for a pane; the newest matches are kept. */
export const MAX_HITS = 100;
/** Max length of the search text, characters; nobody searches for longer lines. */
const MAX_TEXT_CHARS = 10_000;
/** Max characters of a line before a match, and from the match's start on; a list shows fewer. */
const BEFORE_CHARS = 200;
const BEHIND_CHARS = 800;

export const findOptions = v.strictObject({
  text: v.pipe(v.string(), v.maxLength(MAX_TEXT_CHARS)),
  caseSensitive: v.boolean(),
  wholeWord: v.boolean(),
  /** True when `text` is a regular expression. */
  regex: v.boolean(),
});
export type FindOptions = Readonly<v.InferOutput<typeof findOptions>>;

const chars = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(BEFORE_CHARS + BEHIND_CHARS));

const foundLine = v.strictObject({
  line: v.pipe(v.string(), v.maxLength(BEFORE_CHARS + BEHIND_CHARS)),
  begin: chars,
  end: chars,
});
/** A line with a match at its characters `[begin, end)`. */
export type FoundLine = Readonly<v.InferOutput<typeof foundLine>>;

export const paneMatches = v.strictObject({
  /** Matches from the bottom of the terminal upwards. */
  matches: v.pipe(v.array(foundLine), v.maxLength(MAX_HITS)),
  /** True when the pane has more matches than these. */
  isMore: v.boolean(),
});
export type PaneMatches = v.InferOutput<typeof paneMatches>;

/** Request to the page that shows `pane`. The page's reply contains the number `request`. */
export type PaneSearch = { readonly request: number; readonly pane: string; readonly find: FindOptions };

/** A long line, cut to the part around its match. */
export function shortened({ line, begin, end }: FoundLine): FoundLine {
  const from = Math.max(0, begin - BEFORE_CHARS);
  const part = line.slice(from, begin + BEHIND_CHARS);
  return { line: part, begin: begin - from, end: Math.min(end - from, part.length) };
}
