/** A terminal's colors as settings store them and files import them. */

import * as v from 'valibot';

const color = v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/i, 'write colors as #rrggbb'));

/** Number of ANSI colors. */
export const ANSI_COLORS = 16;

export const colorScheme = v.strictObject({
  background: color,
  foreground: color,
  cursor: color,
  selection: color,
  /** Black, red, green, yellow, blue, magenta, cyan, white, then their bright variants. */
  ansi: v.pipe(v.array(color), v.length(ANSI_COLORS, 'there are 16 ANSI colors')),
});
export type ColorScheme = Readonly<v.InferOutput<typeof colorScheme>>;

export const MAX_SCHEME_NAME_CHARS = 60;
export const schemeName = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(MAX_SCHEME_NAME_CHARS));
