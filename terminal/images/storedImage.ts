/** Images shown in cells of a terminal, and the limited list of images that keep their source data. */

import {
  MAX_IMAGE_PIXELS,
  MAX_IMAGE_SIDE_PX,
  MAX_KEPT_IMAGE_BYTES,
  MAX_KEPT_IMAGES,
} from '../../protocol/limits.ts';
import { COLOR_MODE, RGB } from '../attributes.ts';
import type { Attributes } from '../terminalInternals.ts';
import { cellsOf, type PixelSize } from './virtualCell.ts';

/**
 * Color of pixels that a sixel image does not set: none, the terminal's background or foreground, a palette index, or
 * `#rrggbb`. The page looks it up in its theme.
 */
export type Fill = '' | 'background' | 'foreground' | `#${string}` | `${number}`;

const INVERSE = 0x4000000;
const RGB_VALUE = 0xffffff;

/** Returns the fill of an image that starts while `attributes` are selected: their background. */
export function fillOf({ fg, bg }: Attributes): Fill {
  const isInverse = (fg & INVERSE) !== 0;
  const packed = isInverse ? fg : bg;
  const mode = packed & COLOR_MODE;
  if (mode === 0) return isInverse ? 'foreground' : 'background';
  if (mode === RGB) return `#${(packed & RGB_VALUE).toString(16).padStart(6, '0')}`;
  return `${packed & 0xff}`;
}

/** Source data of an image, as the program sent it. */
export type ImageSource =
  | { readonly kind: 'sixel'; readonly data: Uint8Array; readonly fill: Fill }
  | { readonly kind: 'file'; readonly data: Uint8Array };

/** Returns true if a picture of this size is within the limits for decoding. */
export function isDrawable({ width, height }: PixelSize): boolean {
  return Math.max(width, height) <= MAX_IMAGE_SIDE_PX && width * height <= MAX_IMAGE_PIXELS;
}

export class StoredImage {
  /** Size in pixels of the virtual cell (virtualCell.ts). */
  readonly size: PixelSize;
  readonly cols: number;
  readonly rows: number;
  /** Source data; null if it was too large or newer images replaced it. The image's cells then show a placeholder. */
  source: ImageSource | null;
  /** Number by which a snapshot's cells refer to the image; 0 without source data. */
  number = 0;

  constructor(size: PixelSize, source: ImageSource | null) {
    const { cols, rows } = cellsOf(size);
    this.size = size;
    this.source = source;
    this.cols = cols;
    this.rows = rows;
  }
}

/** Highest number of an image. After it, numbers restart at 1. */
const MAX_NUMBER = 1_000_000_000;

/** One of the newest images. `image` is null if no cell shows it anymore. */
type Kept = { readonly number: number; readonly byteCount: number; readonly image: StoredImage | null };

/**
 * The newest images within the limits. All placed images count, visible or not, so that all terminals keep the same ones. A
 * longer scrollback or a snapshot makes no difference.
 */
export class KeptImages {
  readonly #kept: Kept[] = [];
  #byteCount = 0;
  #lastNumber = 0;

  get all(): readonly Kept[] {
    return this.#kept;
  }

  add(image: StoredImage): void {
    this.restore((this.#lastNumber % MAX_NUMBER) + 1, image.source?.data.length ?? 0, image);
  }

  /** Adds an image with the number that it had in another terminal. */
  restore(number: number, byteCount: number, image: StoredImage | null): void {
    if (image !== null) image.number = number;
    this.#lastNumber = number;
    this.#kept.push({ number, byteCount, image });
    this.#byteCount += byteCount;
    while (this.#kept.length > MAX_KEPT_IMAGES || this.#byteCount > MAX_KEPT_IMAGE_BYTES) this.#dropOldest();
  }

  /** Returns the image with this number, or the newest of several. */
  find(number: number): StoredImage | undefined {
    return this.#kept.findLast((kept) => kept.number === number)?.image ?? undefined;
  }

  #dropOldest(): void {
    const oldest = this.#kept.shift();
    if (oldest === undefined) return;
    this.#byteCount -= oldest.byteCount;
    if (oldest.image === null) return;
    oldest.image.source = null;
    oldest.image.number = 0;
  }
}
