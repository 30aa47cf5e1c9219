/** Terminal colors that programs query and change. */

import type { TerminalProfile } from '../../protocol/messages/common.ts';
import {
  COLOR_REQUEST,
  SPECIAL_COLOR,
  type ColorRequest,
  type Rgb,
} from '../../terminal/terminalInternals.ts';

const OSC = '\x1b]';
const ST = '\x1b\\';

/** OSC commands of the special colors. For a palette color, the command is 4 followed by the index. */
const SPECIAL_COMMANDS: ReadonlyMap<number, string> = new Map([
  [SPECIAL_COLOR.foreground, '10'],
  [SPECIAL_COLOR.background, '11'],
  [SPECIAL_COLOR.cursor, '12'],
]);

const CUBE_LEVELS = [0, 0x5f, 0x87, 0xaf, 0xd7, 0xff];
const PALETTE_SIZE = 256;

/**
 * The client's colors, overridden by those that the program has set. The program's colors survive a change of the client's
 * theme.
 */
export class Colors {
  #profile: TerminalProfile;
  /** Colors that the program has set, by index. */
  readonly #set = new Map<number, Rgb>();

  constructor(profile: TerminalProfile) {
    this.#profile = profile;
  }

  setProfile(profile: TerminalProfile): void {
    this.#profile = profile;
  }

  /** Executes a request. Returns the color to report, if any. */
  take(request: ColorRequest): Rgb | undefined {
    switch (request.type) {
      case COLOR_REQUEST.report:
        return this.#set.get(request.index) ?? this.#ofProfile(request.index);
      case COLOR_REQUEST.set:
        this.#set.set(request.index, request.color);
        return undefined;
      case COLOR_REQUEST.restore:
        this.#restore(request.index);
        return undefined;
    }
  }

  #restore(index: number | undefined): void {
    if (index !== undefined) this.#set.delete(index);
    else for (const set of this.#set.keys()) if (set < PALETTE_SIZE) this.#set.delete(set);
  }

  #ofProfile(index: number): Rgb {
    const { foreground, background, cursor, palette } = this.#profile;
    switch (index) {
      case SPECIAL_COLOR.foreground:
        return rgbOf(foreground);
      case SPECIAL_COLOR.background:
        return rgbOf(background);
      case SPECIAL_COLOR.cursor:
        return rgbOf(cursor);
      default:
        return index < palette.length ? rgbOf(palette[index] as string) : furtherColor(index);
    }
  }
}

/** Returns the answer to a query for a color. */
export function colorReport(index: number, rgb: Rgb): string {
  const parts = rgb.map((value) => value.toString(16).padStart(2, '0').repeat(2));
  return `${OSC}${SPECIAL_COMMANDS.get(index) ?? `4;${index}`};rgb:${parts.join('/')}${ST}`;
}

/** Returns a palette color after the 16 of the profile. They form a color cube, followed by grays. */
function furtherColor(index: number): Rgb {
  if (index >= 232) {
    const gray = 8 + (index - 232) * 10;
    return [gray, gray, gray];
  }
  const cell = index - 16;
  const level = (step: number): number => CUBE_LEVELS[step % 6] as number;
  return [level(Math.floor(cell / 36)), level(Math.floor(cell / 6)), level(cell)];
}

/** Parses `#rrggbb`. */
function rgbOf(color: string): Rgb {
  const channel = (at: number): number => Number.parseInt(color.slice(at, at + 2), 16);
  return [channel(1), channel(3), channel(5)];
}
