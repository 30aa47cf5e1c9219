/** Sixel parser. The same walk over the data measures images and draws them. Pure. */

import { MAX_IMAGE_SIDE_PX } from '../../protocol/limits.ts';
import type { PixelSize } from './virtualCell.ts';

/** Number of color registers of an image. They start with the colors of a VT340 and of xterm. */
export const SIXEL_COLORS = 256;
/** Sixel display mode (DECSDM). In it, an image is placed at the top left and neither moves the cursor nor scrolls. */
export const SIXEL_DISPLAY_MODE = 80;
/** Number of pixel rows that one character draws. */
export const BAND_PX = 6;
/** Range of data characters. Each of them sets up to six pixels. */
const FIRST_SIXEL = 0x3f;
const LAST_SIXEL = 0x7e;
const REPEAT = 0x21;
const RASTER = 0x22;
const COLOR = 0x23;
const RETURN = 0x24;
const NEXT_BAND = 0x2d;
const SEPARATOR = 0x3b;
const DIGIT_0 = 0x30;
const DIGIT_9 = 0x39;
/** Max parameters of a command. A color has its register, color space and three values. */
const MAX_PARAMETERS = 5;
/** Max value of a parameter, larger than any meaningful one. */
const MAX_PARAMETER = 100_000;
/** Number of parameters of a color command that defines its register instead of only selecting it. */
const DEFINITION_PARAMETERS = 5;

export type SixelSink = {
  /** Declares the size of the image. Called before the first `draw`. */
  readonly raster: (width: number, height: number) => void;
  readonly select: (register: number) => void;
  /** Defines a register in color space 1 (hue, lightness, saturation) or 2 (red, green, blue). */
  readonly define: (register: number, space: number, values: readonly [number, number, number]) => void;
  /** Draws the set bits as pixels from (x, y) down, `count` times to the right. */
  readonly draw: (bits: number, x: number, y: number, count: number) => void;
};

/** Parses `data` and skips invalid characters. Nothing is drawn beyond the max width and height of an image. */
export function walkSixel(data: Uint8Array, sink: SixelSink): void {
  const parameters = [0, 0, 0, 0, 0];
  let [parameterCount, command, repeat] = [0, 0, 1];
  let [x, y] = [0, 0];
  let hasDrawn = false;
  const endCommand = (): void => {
    if (command === REPEAT) repeat = Math.max(1, parameters[0] ?? 1);
    else if (command === COLOR) runColor(parameters, parameterCount, sink);
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
    else if (code === REPEAT || code === COLOR || code === RASTER) {
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

/**
 * Handles the size command. Its parameters are two numbers for the pixel aspect ratio, which terminals ignore, then width and
 * height.
 */
function runRaster([, , width = 0, height = 0]: readonly number[], sink: SixelSink): void {
  if (width > 0 && height > 0) sink.raster(width, height);
}

/** Returns the declared size, or the size of the drawn area; null if nothing is drawn. */
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
