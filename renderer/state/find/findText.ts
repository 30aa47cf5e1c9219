/** How many matches a search has, in words. Pure. */

import type { Words } from '../../../shared/words/english.ts';

/** `limit` matches are counted at most; `index` is -1 when the current one is beyond them. */
export function matchWords(
  { find }: Words,
  text: string,
  index: number,
  count: number,
  limit: number,
): string {
  if (text === '') return '';
  if (count === 0) return find.noMatch;
  const [all, isMore] = [Math.min(count, limit), count >= limit];
  return index < 0 ? find.count(all, isMore) : find.countOf(index + 1, all, isMore);
}
