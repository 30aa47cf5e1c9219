/** Keyboards without Latin letters have them by their place, as their users know it from other apps. Pure. */

/** The letter that a Latin keyboard has at that place; undefined where it has none. */
export function letterAt(code: string): string | undefined {
  return /^Key([A-Z])$/.exec(code)?.[1];
}

/** The key that is meant: a letter of any keyboard is the one at its place, in upper case, where it is not Latin itself. */
export function latinKey({ key, code }: Pick<KeyboardEvent, 'key' | 'code'>): string {
  const place = letterAt(code);
  return place !== undefined && key > '\u007f' ? place : key;
}
