/** The colors that an application may ask of its terminal, and change. */

import type { TerminalProfile } from '../../protocol/messages/common.ts';
import { COLOUR_REQUEST, SPECIAL_COLOUR, type ColorRequest, type Rgb } from './internals.ts';

const OSC = '\x1b]';
const ST = '\x1b\\';

/** The operating system commands of the special colors; those of the palette have number 4 and the index. */
const SPECIAL_COMMANDS: ReadonlyMap<number, string> = new Map([
  [SPECIAL_COLOUR.foreground, '10'],
  [SPECIAL_COLOUR.background, '11'],
  [SPECIAL_COLOUR.cursor, '12'],
]);

const CUBE_LEVELS = [0, 0x5f, 0x87, 0xaf, 0xd7, 0xff];
const PALETTE_SIZE = 256;

/** The client's colors, and what the application set instead: that is part of its output and outlives a client's theme. */
export class Colors {
  #profile: TerminalProfile;
  readonly #set = new Map<number, Rgb>();

  constructor(profile: TerminalProfile) {
    this.#profile = profile;
  }

  setProfile(profile: TerminalProfile): void {
    this.#profile = profile;
  }

  /** Carries a request out; returns the color that it asks for. */
  take(request: ColorRequest): Rgb | undefined {
    switch (request.type) {
      case COLOUR_REQUEST.report:
        return this.#set.get(request.index) ?? this.#ofProfile(request.index);
      case COLOUR_REQUEST.set:
        this.#set.set(request.index, request.color);
        return undefined;
      case COLOUR_REQUEST.restore:
        this.#restore(request.index);
        return undefined;
    }
  }

  #restore(index: number | undefined): void {
    if (index !== undefined) this.#set.delete(index);
    else for (const each of this.#set.keys()) if (each < PALETTE_SIZE) this.#set.delete(each);
  }

  #ofProfile(index: number): Rgb {
    const { foreground, background, cursor, palette } = this.#profile;
    switch (index) {
      case SPECIAL_COLOUR.foreground:
        return rgbOf(foreground);
      case SPECIAL_COLOUR.background:
        return rgbOf(background);
      case SPECIAL_COLOUR.cursor:
        return rgbOf(cursor);
      default:
        return index < palette.length ? rgbOf(palette[index] as string) : furtherColor(index);
    }
  }
}

/** What terminals answer when they are asked for a color. */
export function colorReport(index: number, rgb: Rgb): string {
  const parts = rgb.map((value) => value.toString(16).padStart(2, '0').repeat(2));
  return `${OSC}${SPECIAL_COMMANDS.get(index) ?? `4;${index}`};rgb:${parts.join('/')}${ST}`;
}

/** The colors behind the 16 of the profile: a cube, then grays. */
function furtherColor(index: number): Rgb {
  if (index >= 232) {
    const gray = 8 + (index - 232) * 10;
    return [gray, gray, gray];
  }
  const cell = index - 16;
  const level = (step: number): number => CUBE_LEVELS[step % 6] as number;
  return [level(Math.floor(cell / 36)), level(Math.floor(cell / 6)), level(cell)];
}

/** Of `#rrggbb`. */
function rgbOf(color: string): Rgb {
  const channel = (at: number): number => Number.parseInt(color.slice(at, at + 2), 16);
  return [channel(1), channel(3), channel(5)];
}
