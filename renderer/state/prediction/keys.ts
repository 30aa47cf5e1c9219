/**
 * Splits typed input into two kinds of keys: those with a predictable effect on a line of text, and all
 * others. Pure.
 */

export type Key =
  | { readonly kind: 'char'; readonly char: string }
  | { readonly kind: 'erase' | 'left' | 'right' | 'enter' }
  /** Tab, control and function keys, and wide characters. Their effect depends on the program. */
  | { readonly kind: 'other' };

/** A key, with the input offset after it. */
export type TypedKey = { readonly key: Key; readonly end: number };

/** Max number of characters that arrive at once as typed keys. More are a paste, which is not predicted. */
export const MAX_CHARS_AT_ONCE = 64;

const KEYS: Readonly<Record<string, Key>> = {
  '\r': { kind: 'enter' },
  '\u007f': { kind: 'erase' },
  '\u001b[D': { kind: 'left' },
  '\u001bOD': { kind: 'left' },
  '\u001b[C': { kind: 'right' },
  '\u001bOC': { kind: 'right' },
};
const OTHER: Key = { kind: 'other' };
/** Latin, Greek and Cyrillic characters that take one cell in every program and do not combine. */
const ONE_CELL = /^[ -~\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f]$/u;

/** Splits `data` into keys; `data` is the input that ends at the offset `end`. */
export function typedKeys(data: string, end: number): readonly TypedKey[] {
  const known = KEYS[data];
  if (known !== undefined) return [{ key: known, end }];
  if (data.startsWith('\u001b') || data.length > MAX_CHARS_AT_ONCE) return [{ key: OTHER, end }];
  const encoder = new TextEncoder();
  let at = end - encoder.encode(data).length;
  return Array.from(data, (char) => {
    at += encoder.encode(char).length;
    return { key: KEYS[char] ?? (ONE_CELL.test(char) ? { kind: 'char', char } : OTHER), end: at };
  });
}
