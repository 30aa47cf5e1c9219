/** Reads the size of the picture in a file from the beginning of the file, without decoding the picture. Pure. */

import type { PixelSize } from './virtualCell.ts';

export type PictureType = 'image/png' | 'image/jpeg' | 'image/gif';
export type Picture = PixelSize & { readonly type: PictureType };

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const IHDR = [0x49, 0x48, 0x44, 0x52];
const JPEG = [0xff, 0xd8, 0xff];
const GIF = [0x47, 0x49, 0x46, 0x38];
/** Types of JPEG frames that browsers decode: baseline, extended, progressive. */
const JPEG_FRAMES: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2]);
const GIF_HEAD_BYTES = 13;
const GIF_EXTENSION = 0x21;
const GIF_FRAME = 0x2c;

/** Returns type and size of the picture; null for another type, or if there is no valid size. */
export function pictureOf(file: Uint8Array): Picture | null {
  const picture = headOf(file);
  return picture !== null && picture.width > 0 && picture.height > 0 ? picture : null;
}

function headOf(file: Uint8Array): Picture | null {
  if (has(file, 0, PNG)) return pngOf(file);
  if (has(file, 0, JPEG)) return jpegOf(file);
  return has(file, 0, GIF) ? gifOf(file) : null;
}

function pngOf(file: Uint8Array): Picture | null {
  if (!has(file, 12, IHDR) || file.length < 24) return null;
  const view = new DataView(file.buffer, file.byteOffset, file.length);
  return { type: 'image/png', width: view.getUint32(16), height: view.getUint32(20) };
}

/** Walks the segments up to the frame, as decoders do; null for a malformed file. */
function jpegOf(file: Uint8Array): Picture | null {
  let at = 2;
  while (at + 9 <= file.length) {
    const marker = file[at + 1] ?? 0;
    if (file[at] !== 0xff) return null;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (JPEG_FRAMES.has(marker))
      return { type: 'image/jpeg', width: big(file, at + 7), height: big(file, at + 5) };
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    const length = big(file, at + 2);
    if (isFrame || marker < 0xc0 || (marker >= 0xd0 && marker <= 0xda) || length < 2) return null;
    at += 2 + length;
  }
  return null;
}

/** Returns the size of the logical screen, or of the first frame if that is larger, as browsers do. */
function gifOf(file: Uint8Array): Picture | null {
  if (file.length < GIF_HEAD_BYTES) return null;
  const flags = file[10] ?? 0;
  let at = GIF_HEAD_BYTES + ((flags & 0x80) === 0 ? 0 : 3 << ((flags & 7) + 1));
  while (file[at] === GIF_EXTENSION) {
    at += 2;
    while (at < file.length && file[at] !== 0) at += 1 + (file[at] ?? 0);
    at += 1;
  }
  if (file[at] !== GIF_FRAME || at + 9 > file.length) return null;
  const width = Math.max(little(file, 6), little(file, at + 1) + little(file, at + 5));
  const height = Math.max(little(file, 8), little(file, at + 3) + little(file, at + 7));
  return { type: 'image/gif', width, height };
}

function has(file: Uint8Array, at: number, bytes: readonly number[]): boolean {
  return bytes.every((byte, index) => file[at + index] === byte);
}

function big(file: Uint8Array, at: number): number {
  return ((file[at] ?? 0) << 8) | (file[at + 1] ?? 0);
}

function little(file: Uint8Array, at: number): number {
  return (file[at] ?? 0) | ((file[at + 1] ?? 0) << 8);
}
