/** Attributes of a cell, and the control sequences that select them. */

import type { Attributes, Extended, TerminalInternals } from './terminalInternals.ts';

// Layout of packed attributes in xterm.js (common/buffer/Constants.ts).
export const COLOR_MODE = 0x3000000;
const PALETTE_16 = 0x1000000;
const PALETTE_256 = 0x2000000;
export const RGB = 0x3000000;
const COLOR = 0x3ffffff;
const UNDERLINE = 0x10000000;
export const HAS_EXTENDED = 0x10000000;
const PROTECTED = 0x20000000;
const FG_FLAGS = [
  [0x4000000, 7],
  [0x8000000, 1],
  [0x20000000, 5],
  [0x40000000, 8],
  [0x80000000, 9],
] as const;
const BG_FLAGS = [
  [0x4000000, 3],
  [0x8000000, 2],
  [0x40000000, 53],
] as const;

/** Default attributes of a cell. */
export const PLAIN: Attributes = { fg: 0, bg: 0, extended: { _ext: 0, urlId: 0 } };

/** Returns true for attributes that erasing can leave: only a background. */
export function isErasure({ fg, bg, extended }: Attributes): boolean {
  return fg === 0 && (bg & ~COLOR) === 0 && extended.urlId === 0;
}

/** Returns true for packed attributes of text in a hyperlink that is underlined for no other reason. */
export function isInHyperlink({ fg, bg }: Pick<Attributes, 'fg' | 'bg'>): boolean {
  return (bg & HAS_EXTENDED) !== 0 && (fg & UNDERLINE) === 0;
}

export function sameAttributes(left: Attributes, right: Attributes): boolean {
  return (
    // Numbers that are read from a cell are unsigned.
    (left.fg | 0) === (right.fg | 0) &&
    (left.bg | 0) === (right.bg | 0) &&
    left.extended.urlId === right.extended.urlId &&
    underlineOf(left.extended) === underlineOf(right.extended)
  );
}

/** Returns the attributes as a cell stores them. Extended ones are left out if only an underline color was set. */
export function storedInCell(attributes: Attributes): Attributes {
  return (attributes.bg & HAS_EXTENDED) === 0 ? { ...attributes, extended: PLAIN.extended } : attributes;
}

/** Returns the sequence that selects all of `attributes` except the hyperlink, whatever was selected before. */
export function selectAttributes({ fg, bg, extended }: Attributes): string {
  const parts = ['0'];
  for (const [flag, code] of FG_FLAGS) if ((fg & flag) !== 0) parts.push(`${code}`);
  for (const [flag, code] of BG_FLAGS) if ((bg & flag) !== 0) parts.push(`${code}`);
  if ((fg & UNDERLINE) !== 0) parts.push(`4:${(underlineOf(extended) >>> 26) & 7 || 1}`);
  const line = extended._ext & COLOR;
  if (line === COLOR) parts.push('59');
  else if (line !== 0) parts.push(lineColor(line));
  parts.push(...colorOf(fg, 30, 90, 38), ...colorOf(bg, 40, 100, 48));
  const guard = (bg & PROTECTED) === 0 ? '' : '\u001b[1"q';
  return `\u001b[${parts.join(';')}m${guard}`;
}

/** Prefix of ids that are generated for hyperlinks without one. With an id, the parts in several lines stay one hyperlink. */
export const GENERATED_ID_PREFIX = 'holdfast-';

/** Returns the sequence that opens the hyperlink of the given attributes, or closes the current one. */
export function selectHyperlink(core: TerminalInternals, { urlId }: Extended): string {
  const hyperlink = urlId === 0 ? undefined : core._oscLinkService.getLinkData(urlId);
  if (hyperlink === undefined) return '\u001b]8;;\u0007';
  return `\u001b]8;id=${hyperlink.id ?? `${GENERATED_ID_PREFIX}${urlId}`};${hyperlink.uri}\u0007`;
}

/** Returns underline style and color, without the offset that the renderer adds for dotted lines. */
export function underlineOf({ _ext }: Extended): number {
  return normalizedColor(_ext) & 0x1fffffff;
}

/** Returns packed attributes without the rest of an earlier RGB color above a palette index. */
export function normalizedColor(packed: number): number {
  const mode = packed & COLOR_MODE;
  const isIndex = mode === PALETTE_16 || mode === PALETTE_256;
  return packed & (isIndex ? ~COLOR | COLOR_MODE | 0xff : mode === 0 ? ~COLOR : -1);
}

function colorOf(packed: number, base: number, bright: number, extended: number): string[] {
  const index = packed & 0xff;
  switch (packed & COLOR_MODE) {
    case PALETTE_16:
      return [`${index < 8 ? base + index : bright + index - 8}`];
    case PALETTE_256:
      return [`${extended};5;${index}`];
    case RGB:
      return [`${extended};2;${(packed >>> 16) & 0xff};${(packed >>> 8) & 0xff};${index}`];
    default:
      return [];
  }
}

function lineColor(packed: number): string {
  if ((packed & COLOR_MODE) !== RGB) return `58:5:${packed & 0xff}`;
  return `58:2::${(packed >>> 16) & 0xff}:${(packed >>> 8) & 0xff}:${packed & 0xff}`;
}
