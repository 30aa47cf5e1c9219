/** What a field that filters a list lets through. Pure. */

/** Whether texts have every word of `query`, in any order and case. */
export function filterBy(query: string): (texts: readonly string[]) => boolean {
  const wanted = query.toLowerCase().split(/\s+/);
  return (texts) => {
    const text = texts.join(' ').toLowerCase();
    return wanted.every((word) => text.includes(word));
  };
}
