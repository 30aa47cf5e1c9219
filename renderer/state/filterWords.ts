/** Filter of lists by the words of a query. */

/** Returns a test that is true for texts which contain every word of `query`, in any order and case. */
export function filterBy(query: string): (texts: readonly string[]) => boolean {
  const queryWords = query.toLowerCase().split(/\s+/);
  return (texts) => {
    const text = texts.join(' ').toLowerCase();
    return queryWords.every((word) => text.includes(word));
  };
}
