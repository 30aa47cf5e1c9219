/** Sixel data as a stream of what it draws; both its size and its pixels are made of the very same walk. Pure. */

import { MAX_IMAGE_SIDE_PX } from '../../protocol/limits.ts';
import type { PixelSize } from './virtualCell.ts';

/** Colors that an image may have; each begins with those of a VT340 and of xterm. */
export const SIXEL_COLOURS = 256;
/** Rows of pixels that one character draws. */
export const BAND_PX = 6;
/** Characters of data stand for six pixels, from none of them to all. */
const FIRST_SIXEL = 0x3f;
const LAST_SIXEL = 0x7e;
const REPEAT = 0x21;
const RASTER = 0x22;
const COLOUR = 0x23;
const RETURN = 0x24;
const NEXT_BAND = 0x2d;
const SEPARATOR = 0x3b;
const DIGIT_0 = 0x30;
const DIGIT_9 = 0x39;
/** Parameters that a command has at most: a color's register, space and three values. */
const MAX_PARAMETERS = 5;
/** Beyond any that means something. */
const MAX_PARAMETER = 100_000;
/** A command of color with more than the register defines it. */
const DEFINITION_PARAMETERS = 5;

export type SixelSink = {
  /** The image is of this size whatever is drawn; comes before anything that is. */
  readonly raster: (width: number, height: number) => void;
  readonly select: (register: number) => void;
  /** In one of the two color spaces: hue, lightness, saturation (1), or red, green, blue (2). */
  readonly define: (register: number, space: number, values: readonly [number, number, number]) => void;
  /** Sets the six pixels below (x, y) whose bits are set, and as many times to the right. */
  readonly draw: (bits: number, x: number, y: number, count: number) => void;
};

/** Goes through all of `data`; whatever is no sixel is passed over. Nothing is drawn beyond the largest side of an image. */
export function walkSixel(data: Uint8Array, sink: SixelSink): void {
  const parameters = [0, 0, 0, 0, 0];
  let [parameterCount, command, repeat] = [0, 0, 1];
  let [x, y] = [0, 0];
  let hasDrawn = false;
  const endCommand = (): void => {
    if (command === REPEAT) repeat = Math.max(1, parameters[0] ?? 1);
    else if (command === COLOUR) runColor(parameters, parameterCount, sink);
    else if (command === RASTER && !hasDrawn) runRaster(parameters, sink);
    command = 0;
  };
  for (const code of data) {
    if (command !== 0) {
      if (code >= DIGIT_0 && code <= DIGIT_9) {
        const at = parameterCount - 1;
        if (at < MAX_PARAMETERS)
          parameters[at] = Math.min(MAX_PARAMETER, (parameters[at] ?? 0) * 10 + code - DIGIT_0);
        continue;
      }
      if (code === SEPARATOR) {
        parameterCount += 1;
        continue;
      }
      endCommand();
    }
    if (code >= FIRST_SIXEL && code <= LAST_SIXEL) {
      const count = Math.min(repeat, MAX_IMAGE_SIDE_PX - x);
      if (count > 0 && y < MAX_IMAGE_SIDE_PX) sink.draw(code - FIRST_SIXEL, x, y, count);
      [x, repeat, hasDrawn] = [x + Math.max(0, count), 1, true];
    } else if (code === RETURN) x = 0;
    else if (code === NEXT_BAND) [x, y, hasDrawn] = [0, y + BAND_PX, true];
    else if (code === REPEAT || code === COLOUR || code === RASTER) {
      command = code;
      parameterCount = 1;
      parameters.fill(0);
    }
  }
  endCommand();
}

function runColor(parameters: readonly number[], count: number, sink: SixelSink): void {
  const [register = 0, space = 0, a = 0, b = 0, c = 0] = parameters;
  if (count >= DEFINITION_PARAMETERS) sink.define(register, space, [a, b, c]);
  sink.select(register);
}

/** Two of shape, which nobody heeds any more, then width and height. */
function runRaster([, , width = 0, height = 0]: readonly number[], sink: SixelSink): void {
  if (width > 0 && height > 0) sink.raster(width, height);
}

/** Of what the data says of itself or else of all that it draws; nothing where it draws nothing. */
export function sixelSize(data: Uint8Array): PixelSize | null {
  let raster: PixelSize | undefined;
  let [width, height] = [0, 0];
  walkSixel(data, {
    raster: (rasterWidth, rasterHeight) => (raster ??= { width: rasterWidth, height: rasterHeight }),
    select: () => undefined,
    define: () => undefined,
    draw: (bits, x, y, count) => {
      if (x + count > width) width = x + count;
      const bottom = y + 32 - Math.clz32(bits);
      if (bottom > height) height = bottom;
    },
  });
  if (raster !== undefined) return raster;
  return width > 0 && height > 0 ? { width, height } : null;
}
