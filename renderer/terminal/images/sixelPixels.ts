/** Decodes sixel data to pixels. Pure. */

import { BAND_PX, SIXEL_COLORS, walkSixel } from '../../../terminal/images/sixel.ts';
import type { PixelSize } from '../../../terminal/images/virtualCell.ts';

/** Red, green, blue and alpha in the bytes of a 32-bit number, as in image data on little-endian machines. */
type Pixel = number;

const OPAQUE = 0xff000000;
const HLS = 1;
/** The 16 colors of a VT340 terminal: red, green and blue of each, in percent. */
const VT340 =
  '0 0 0 20 20 80 80 13 13 20 80 20 80 20 80 20 80 80 80 80 20 53 53 53 26 26 26 33 33 60 60 26 26 33 60 33 60 33 60 33 60 60 60 60 33 80 80 80';
const CUBE_LEVELS = [0, 0x5f, 0x87, 0xaf, 0xd7, 0xff];

/** Pixels of an image. Pixels that the data does not set are `fill`. */
export function sixelPixels(
  data: Uint8Array,
  { width, height }: PixelSize,
  fill: Pixel,
): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint32Array(width * height).fill(fill);
  const palette = initialPalette();
  let color = pixelOf(255, 255, 255);
  walkSixel(data, {
    raster: () => undefined,
    select: (register) => (color = palette[register % SIXEL_COLORS] ?? OPAQUE),
    define: (register, space, [a, b, c]) => {
      palette[register % SIXEL_COLORS] = space === HLS ? ofHls(a, b, c) : ofPercent(a, b, c);
    },
    draw: (bits, x, y, count) => {
      const end = Math.min(width, x + count);
      const bottom = Math.min(BAND_PX, height - y);
      for (let row = 0; row < bottom; row += 1)
        if ((bits & (1 << row)) !== 0) pixels.fill(color, (y + row) * width + x, (y + row) * width + end);
    },
  });
  return new Uint8ClampedArray(pixels.buffer);
}

/** Pixel of three components from 0 to 255. */
export function pixelOf(red: number, green: number, blue: number): Pixel {
  return (OPAQUE | (blue << 16) | (green << 8) | red) >>> 0;
}

/** The VT340's colors, followed by xterm's color cube and grays. */
function initialPalette(): Uint32Array {
  const palette = new Uint32Array(SIXEL_COLORS);
  const parts = VT340.split(' ').map(Number);
  for (let index = 0; index < 16; index += 1) {
    const [red = 0, green = 0, blue = 0] = parts.slice(3 * index, 3 * index + 3);
    palette[index] = ofPercent(red, green, blue);
  }
  for (let index = 16; index < SIXEL_COLORS; index += 1) palette[index] = pixelOf(...xtermColor(index));
  return palette;
}

/** Components of a color above a palette's first 16. */
export function xtermColor(index: number): [number, number, number] {
  if (index >= 232) {
    const gray = 8 + (index - 232) * 10;
    return [gray, gray, gray];
  }
  const level = (step: number): number => CUBE_LEVELS[step % 6] ?? 0;
  const cell = index - 16;
  return [level(Math.floor(cell / 36)), level(Math.floor(cell / 6)), level(cell)];
}

function ofPercent(red: number, green: number, blue: number): Pixel {
  const part = (value: number): number => Math.round((Math.min(100, value) * 255) / 100);
  return pixelOf(part(red), part(green), part(blue));
}

/**
 * A pixel from hue, lightness and saturation. Hue is 0 to 360, where 0 is blue; lightness and saturation are
 * percentages.
 */
function ofHls(hue: number, lightness: number, saturation: number): Pixel {
  const light = Math.min(100, lightness) / 100;
  const chroma = (1 - Math.abs(2 * light - 1)) * (Math.min(100, saturation) / 100);
  const part = (degrees: number): number => {
    const sector = ((((hue + 240 + degrees) % 360) + 360) % 360) / 60;
    return Math.round(255 * (light - chroma / 2 + chroma * hueShare(sector)));
  };
  return pixelOf(part(120), part(0), part(240));
}

/** Fraction of the chroma at an angle of the color circle; the angle is in sectors of 60 degrees, 0 to 6. */
function hueShare(sector: number): number {
  if (sector < 1) return sector;
  if (sector < 3) return 1;
  return sector < 4 ? 4 - sector : 0;
}
