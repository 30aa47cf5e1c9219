/** The colours that an application may ask of its terminal, and change. */

import type { Profile } from '../../protocol/messages/common.ts';

/** The special colours by their OSC number. */
const SPECIAL = { 10: 'foreground', 11: 'background', 12: 'cursor' } as const;
export type SpecialColour = keyof typeof SPECIAL;

/** What xterm.js shows for the first 16 colours unless a theme says otherwise. */
const FIRST_16 = (
  '2e3436 cc0000 4e9a06 c4a000 3465a4 75507b 06989a d3d7cf ' +
  '555753 ef2929 8ae234 fce94f 729fcf ad7fa8 34e2e2 eeeeec'
).split(' ');

const CUBE_LEVELS = [0, 0x5f, 0x87, 0xaf, 0xd7, 0xff];
const PALETTE_SIZE = 256;

/** Colours as `#rrggbb`: the client's profile, the palette, and what the application set instead. */
export class Colours {
  #profile: Profile;
  readonly #set = new Map<string, string>();

  constructor(profile: Profile) {
    this.#profile = profile;
  }

  setProfile(profile: Profile): void {
    this.#profile = profile;
  }

  special(number: SpecialColour): string {
    return this.#set.get(`special ${number}`) ?? this.#profile[SPECIAL[number]];
  }

  /** Undefined for an index that no palette has. */
  indexed(index: number): string | undefined {
    return this.#set.get(`index ${index}`) ?? paletteColour(index);
  }

  setSpecial(number: SpecialColour, colour: string): void {
    this.#set.set(`special ${number}`, colour);
  }

  setIndexed(index: number, colour: string): void {
    if (index < PALETTE_SIZE) this.#set.set(`index ${index}`, colour);
  }

  resetSpecial(number: SpecialColour): void {
    this.#set.delete(`special ${number}`);
  }

  /** Resets one colour of the palette, or all of it. */
  resetIndexed(index?: number): void {
    if (index !== undefined) this.#set.delete(`index ${index}`);
    else for (const key of this.#set.keys()) if (key.startsWith('index ')) this.#set.delete(key);
  }
}

/** `#rrggbb` from what applications write: `#rgb` to `#rrrrggggbbbb`, `rgb:r/g/b` to `rgb:rrrr/gggg/bbbb`. */
export function parseColour(text: string): string | undefined {
  const parts =
    /^rgb:([0-9a-f]{1,4})\/([0-9a-f]{1,4})\/([0-9a-f]{1,4})$/i.exec(text) ??
    /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(text) ??
    /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(text) ??
    /^#([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})$/i.exec(text);
  if (parts === null) return undefined;
  const scaled = parts.slice(1).map((digits) => (parseInt(digits, 16) / (16 ** digits.length - 1)) * 255);
  return hex(scaled.map(Math.round));
}

/** `rgb:rrrr/gggg/bbbb`, as terminals report a colour. */
export function reportOf(colour: string): string {
  const [red, green, blue] = [1, 3, 5].map((at) =>
    colour
      .slice(at, at + 2)
      .repeat(2)
      .toLowerCase(),
  );
  return `rgb:${red}/${green}/${blue}`;
}

function paletteColour(index: number): string | undefined {
  if (!Number.isInteger(index) || index < 0 || index >= PALETTE_SIZE) return undefined;
  if (index < 16) return `#${FIRST_16[index]}`;
  if (index >= 232) return hex(Array<number>(3).fill(8 + (index - 232) * 10));
  const cell = index - 16;
  return hex(
    [Math.floor(cell / 36), Math.floor(cell / 6) % 6, cell % 6].map((level) => CUBE_LEVELS[level] ?? 0),
  );
}

function hex(channels: readonly number[]): string {
  return `#${channels.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}
