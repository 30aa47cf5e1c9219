/** Filter for lists by the words of a query. */

/** British spellings of words in the app, with the American spellings that the app uses. */
const SPELLINGS: readonly (readonly [british: RegExp, american: string])[] = [
  [/colour/gi, 'color'],
  [/favourite/gi, 'favorite'],
  [/grey/gi, 'gray'],
];

/** The text in American spelling, so that a search finds both spellings. */
export function americanSpelling(text: string): string {
  return SPELLINGS.reduce((spelled, [british, american]) => spelled.replaceAll(british, american), text);
}

/**
 * Returns a test for texts. It is true when they contain every word of `query`, in any order, case and
 * spelling.
 */
export function filterBy(query: string): (texts: readonly string[]) => boolean {
  const queryWords = searchable(query).split(/\s+/);
  return (texts) => {
    const text = searchable(texts.join(' '));
    return queryWords.every((word) => text.includes(word));
  };
}

function searchable(text: string): string {
  return americanSpelling(text).toLowerCase();
}
