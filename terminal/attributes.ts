/** A cell's attributes as the control sequences that select them. */

import type { Attributes, Extended, TerminalInternals } from './terminalInternals.ts';

// How xterm.js packs attributes (common/buffer/Constants.ts).
const COLOUR_MODE = 0x3000000;
const PALETTE_16 = 0x1000000;
const PALETTE_256 = 0x2000000;
const RGB = 0x3000000;
const COLOUR = 0x3ffffff;
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

/** Attributes of the packed numbers, and of what does not fit into them. */
export const PLAIN: Attributes = { fg: 0, bg: 0, extended: { _ext: 0, urlId: 0 } };

/** What an erased cell has: a background, and nothing else. */
export function isErasure({ fg, bg, extended }: Attributes): boolean {
  return fg === 0 && (bg & ~COLOUR) === 0 && extended.urlId === 0;
}

/** Whether packed attributes were those of a link that is not underlined otherwise. */
export function isInLink({ fg, bg }: Pick<Attributes, 'fg' | 'bg'>): boolean {
  return (bg & HAS_EXTENDED) !== 0 && (fg & UNDERLINE) === 0;
}

export function sameAttributes(one: Attributes, other: Attributes): boolean {
  return (
    // What comes from a cell is unsigned.
    (one.fg | 0) === (other.fg | 0) &&
    (one.bg | 0) === (other.bg | 0) &&
    one.extended.urlId === other.extended.urlId &&
    styleOf(one.extended) === styleOf(other.extended)
  );
}

/** What a cell keeps of attributes that are printed with: a color of underlines alone is nothing. */
export function asInCell(attributes: Attributes): Attributes {
  return (attributes.bg & HAS_EXTENDED) === 0 ? { ...attributes, extended: PLAIN.extended } : attributes;
}

/** Selects all of `attributes` but the link, whatever was selected before. */
export function selectAttributes({ fg, bg, extended }: Attributes): string {
  const parts = ['0'];
  for (const [flag, code] of FG_FLAGS) if ((fg & flag) !== 0) parts.push(`${code}`);
  for (const [flag, code] of BG_FLAGS) if ((bg & flag) !== 0) parts.push(`${code}`);
  if ((fg & UNDERLINE) !== 0) parts.push(`4:${(styleOf(extended) >>> 26) & 7 || 1}`);
  const line = extended._ext & COLOUR;
  if (line === COLOUR) parts.push('59');
  else if (line !== 0) parts.push(lineColor(line));
  parts.push(...colorOf(fg, 30, 90, 38), ...colorOf(bg, 40, 100, 48));
  const guard = (bg & PROTECTED) === 0 ? '' : '\u001b[1"q';
  return `\u001b[${parts.join(';')}m${guard}`;
}

/** Begins the ids of links that had none: their parts in several lines stay one link. */
export const OWN_ID = 'holdfast-';

/** Opens the link of some attributes, or closes the one before. */
export function selectLink(core: TerminalInternals, { urlId }: Extended): string {
  const link = urlId === 0 ? undefined : core._oscLinkService.getLinkData(urlId);
  if (link === undefined) return '\u001b]8;;\u0007';
  return `\u001b]8;id=${link.id ?? `${OWN_ID}${urlId}`};${link.uri}\u0007`;
}

/** Underline style and color; how far a dotted line is shifted is the renderer's own. */
export function styleOf({ _ext }: Extended): number {
  return meaningOf(_ext) & 0x1fffffff;
}

/** Packed attributes without what is left of an older color behind the index of a newer one. */
export function meaningOf(packed: number): number {
  const mode = packed & COLOUR_MODE;
  const isIndex = mode === PALETTE_16 || mode === PALETTE_256;
  return packed & (isIndex ? ~COLOUR | COLOUR_MODE | 0xff : mode === 0 ? ~COLOUR : -1);
}

function colorOf(packed: number, base: number, bright: number, extended: number): string[] {
  const index = packed & 0xff;
  switch (packed & COLOUR_MODE) {
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
  if ((packed & COLOUR_MODE) !== RGB) return `58:5:${packed & 0xff}`;
  return `58:2::${(packed >>> 16) & 0xff}:${(packed >>> 8) & 0xff}:${packed & 0xff}`;
}
