/** English title case for menus: `Move tab to new window` becomes `Move Tab to New Window`. Pure. */

const SMALL_WORDS: ReadonlySet<string> = new Set([
  'a',
  'an',
  'and',
  'by',
  'in',
  'of',
  'on',
  'or',
  'the',
  'to',
  'with',
]);

/** Capitalizes all words except for small words between the first and the last word. */
export function titleCase(label: string): string {
  const words = label.split(' ');
  const isInner = (index: number): boolean => index > 0 && index < words.length - 1;
  return words
    .map((word, index) =>
      isInner(index) && SMALL_WORDS.has(word) ? word : word.charAt(0).toUpperCase() + word.slice(1),
    )
    .join(' ');
}
