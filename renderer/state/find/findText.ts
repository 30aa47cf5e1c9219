/** Text for the number of matches. */

import type { Words } from '../../../shared/words/english.ts';

/** `index` is the current match. It is -1 when that match is beyond the counted ones. */
type MatchCount = { readonly index: number; readonly count: number };

/** @param maxCount is the number of matches at which counting stops. */
export function matchWords(
  { find }: Words,
  text: string,
  { index, count }: MatchCount,
  maxCount: number,
): string {
  if (text === '') return '';
  if (count === 0) return find.noMatch;
  const counted = Math.min(count, maxCount);
  const isMore = count >= maxCount;
  return index < 0 ? find.count(counted, isMore) : find.countOf(index + 1, counted, isMore);
}
