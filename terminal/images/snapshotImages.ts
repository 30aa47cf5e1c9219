/**
 * Images in snapshots, stored as a private OSC command that other terminals ignore (I5). `n` counts an image that no cell
 * shows. `s` and `f` define a sixel image and a file. `t` places tiles of an image in the cursor's row, and `p` places
 * placeholder tiles.
 */

import { MAX_COLS, MAX_IMAGE_BYTES, MAX_IMAGE_SIDE_PX } from '../../protocol/limits.ts';
import type { LineInternals } from '../terminalInternals.ts';
import { printableBytes, textOfCodes } from './ascii.ts';
import { decodeBase64, encodeBase64 } from './base64.ts';
import { pictureOf } from './fileSize.ts';
import { isDrawable, StoredImage, type Fill, type ImageSource, type KeptImages } from './storedImage.ts';
import { tileRuns, type TileRun } from './tiles.ts';

export const OSC_IMAGE = 7421;
const START = `\u001b]${OSC_IMAGE};`;
const END = '\u0007';

const NUMBER = /^\d{1,10}$/;
/** Number of separators before the data of each kind. The data itself may contain separators. */
const SEPARATORS: Readonly<Record<string, number>> = { n: 2, f: 4, t: 4, s: 5, p: 5 };
const FILL = /^(background|foreground|#[0-9a-f]{6}|\d{1,3}|)$/;

/** Returns the definitions of the kept images, without the source data of images that no cell shows. */
export function imagesText(kept: KeptImages['all'], shown: ReadonlySet<StoredImage>): string {
  return kept
    .map(({ number, byteCount, image }) => {
      const source = image !== null && shown.has(image) ? image.source : null;
      if (image === null || source === null) return `${START}n;${number};${byteCount}${END}`;
      const head = `${number};${image.size.width};${image.size.height}`;
      if (source.kind === 'file') return `${START}f;${head};${textOfCodes(encodeBase64(source.data))}${END}`;
      return `${START}s;${head};${source.fill};${textOfCodes(source.data)}${END}`;
    })
    .join('');
}

/**
 * Returns the sequences that place the tiles of `line` in the cursor's row. Calls `onImage` for each image with source data.
 */
export function tilesText(line: LineInternals, onImage: (image: StoredImage) => void): string {
  return tileRuns(line)
    .map(({ image, index, count, column }) => {
      const run = `${index};${count};${column}`;
      const { width, height } = image.size;
      if (image.source === null) return `${START}p;${width};${height};${run}${END}`;
      onImage(image);
      return `${START}t;${image.number};${run}${END}`;
    })
    .join('');
}

/** Executes one command. Returns the tiles to place in the cursor's row, if any. */
export function restoreImage(data: string, kept: KeptImages): TileRun | null {
  const [kind, ...fields] = fieldsOf(data);
  switch (kind) {
    case 'n': {
      const [number, byteCount] = numbersOf(fields, 2);
      if (number !== undefined && byteCount !== undefined && byteCount <= MAX_IMAGE_BYTES)
        kept.restore(number, byteCount, null);
      return null;
    }
    case 's':
    case 'f':
      restoreSource(kind, fields, kept);
      return null;
    case 't':
      return runOf(kept.find(numbersOf(fields, 1)[0] ?? -1), fields.slice(1));
    case 'p':
      return runOf(imageOf(fields, null), fields.slice(2));
    default:
      return null;
  }
}

function restoreSource(kind: 's' | 'f', fields: readonly string[], kept: KeptImages): void {
  const [number] = numbersOf(fields, 1);
  const source = kind === 'f' ? fileOf(fields[3]) : sixelOf(fields[3], fields[4]);
  const image = imageOf(fields.slice(1), source);
  if (number === undefined || source === null || image === undefined) return;
  if (source.data.length <= MAX_IMAGE_BYTES) kept.restore(number, source.data.length, image);
}

function fileOf(text: string | undefined): ImageSource | null {
  const bytes = text === undefined ? null : printableBytes(text);
  const data = bytes === null ? null : decodeBase64(bytes);
  const picture = data === null ? null : pictureOf(data);
  return data === null || picture === null || !isDrawable(picture) ? null : { kind: 'file', data };
}

function sixelOf(fill: string | undefined, data: string | undefined): ImageSource | null {
  const bytes = data === undefined ? null : printableBytes(data);
  if (fill === undefined || bytes === null || !FILL.test(fill)) return null;
  return { kind: 'sixel', data: bytes, fill: fill as Fill };
}

function imageOf(fields: readonly string[], source: ImageSource | null): StoredImage | undefined {
  const [width = 0, height = 0] = numbersOf(fields, 2);
  const isValid = Math.min(width, height) > 0 && Math.max(width, height) <= MAX_IMAGE_SIDE_PX;
  const isTooLarge = source?.kind === 'sixel' && !isDrawable({ width, height });
  return isValid && !isTooLarge ? new StoredImage({ width, height }, source) : undefined;
}

function runOf(image: StoredImage | undefined, fields: readonly string[]): TileRun | null {
  const [index = -1, count = 0, column = MAX_COLS] = numbersOf(fields, 3);
  if (image === undefined || index < 0 || count < 1 || column >= MAX_COLS) return null;
  return index + count <= image.cols * image.rows ? { image, index, count, column } : null;
}

/** Returns the fields of a command. The last one is its data, which may contain separators. */
function fieldsOf(data: string): string[] {
  const fields: string[] = [];
  const maxSeparators = SEPARATORS[data.slice(0, 1)] ?? 0;
  let from = 0;
  for (let at = data.indexOf(';'); at >= 0 && fields.length < maxSeparators; at = data.indexOf(';', from)) {
    fields.push(data.slice(from, at));
    from = at + 1;
  }
  return [...fields, data.slice(from)];
}

function numbersOf(fields: readonly string[], count: number): number[] {
  const wanted = fields.slice(0, count);
  return wanted.length === count && wanted.every((field) => NUMBER.test(field)) ? wanted.map(Number) : [];
}
