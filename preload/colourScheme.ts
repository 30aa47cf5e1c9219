/** A terminal's colours as they are kept and imported. */

import * as v from 'valibot';

const colour = v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/i, 'write colors as #rrggbb'));

/** The 16 ANSI colours, and how many there are. */
export const ANSI_COLOURS = 16;

export const colourScheme = v.strictObject({
  background: colour,
  foreground: colour,
  cursor: colour,
  selection: colour,
  /** Black, red, green, yellow, blue, magenta, cyan, white, then the same bright. */
  ansi: v.pipe(v.array(colour), v.length(ANSI_COLOURS, 'there are 16 ANSI colours')),
});
export type ColourScheme = Readonly<v.InferOutput<typeof colourScheme>>;

export const MAX_SCHEME_NAME_CHARS = 60;
export const schemeName = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(MAX_SCHEME_NAME_CHARS));
