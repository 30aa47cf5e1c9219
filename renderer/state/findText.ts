/** How many matches a search has, in words. Pure. */

/** `limit` matches are counted at most; `index` is -1 when the current one is beyond them. */
export function matchWords(text: string, index: number, count: number, limit: number): string {
  if (text === '') return '';
  if (count === 0) return 'No match';
  const all = count >= limit ? `${limit.toLocaleString('en')}+` : count.toLocaleString('en');
  return index < 0 ? `${all} matches` : `${(index + 1).toLocaleString('en')} of ${all}`;
}
