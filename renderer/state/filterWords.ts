/** Filter of a list by typed words. Pure. */

/** British spellings of words in the app, with the American ones that it uses. */
const SPELLINGS: readonly (readonly [british: RegExp, american: string])[] = [
  [/colour/gi, 'color'],
  [/favourite/gi, 'favorite'],
  [/grey/gi, 'gray'],
];

/** The text in American spelling, so that a search finds either one. */
export function americanSpelling(text: string): string {
  return SPELLINGS.reduce((spelled, [british, american]) => spelled.replaceAll(british, american), text);
}

/** Matches texts that contain every word of `query`, in any order, case and spelling. */
export function filterBy(query: string): (texts: readonly string[]) => boolean {
  const wanted = searchable(query).split(/\s+/);
  return (texts) => {
    const text = searchable(texts.join(' '));
    return wanted.every((word) => text.includes(word));
  };
}

function searchable(text: string): string {
  return americanSpelling(text).toLowerCase();
}
