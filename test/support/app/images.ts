/** Escape sequences and file headers with which programs show images. */

const ESC = '\u001b';
const ST = `${ESC}\\`;
/** Sixel with all six pixels set. */
const FULL = '~';

/** Returns a sixel image of one color. The color has percentages of red, green and blue; sizes are in pixels. */
export function sixelOf(
  width: number,
  height: number,
  [r, g, b]: readonly number[] = [100, 0, 0],
  p2 = 0,
): string {
  const bands = Array.from({ length: Math.ceil(height / 6) }, () => `#1!${width}${FULL}`);
  return `${ESC}P0;${p2};0q"1;1;${width};${height}#1;2;${r};${g};${b}${bands.join('-')}${ST}`;
}

/** Returns the first bytes of a PNG file, up to its size. */
export function pngHead(width: number, height: number): Uint8Array {
  const bytes = new Uint8Array(33);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  const view = new DataView(bytes.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  bytes.set([8, 6], 24);
  return bytes;
}

/** Returns the first bytes of a GIF file: the size of its screen, and of a frame at the screen's upper left corner. */
export function gifHead(width: number, height: number, frame = { width, height }): Uint8Array {
  const bytes = new Uint8Array(13 + 10);
  const view = new DataView(bytes.buffer);
  bytes.set([0x47, 0x49, 0x46, 0x38, 0x39, 0x61]);
  view.setUint16(6, width, true);
  view.setUint16(8, height, true);
  bytes[13] = 0x2c;
  view.setUint16(18, frame.width, true);
  view.setUint16(20, frame.height, true);
  return bytes;
}

/** Returns a file in the form in which iTerm2's `imgcat` prints it. */
export function inlineFile(contents: Uint8Array, more = ''): string {
  const data = Buffer.from(contents).toString('base64');
  return `${ESC}]1337;File=inline=1${more === '' ? '' : `;${more}`}:${data}\u0007`;
}
