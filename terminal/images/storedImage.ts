/** An image that cells of a terminal show parts of, and which of a terminal's images keep what they are drawn from. */

import {
  MAX_IMAGE_PIXELS,
  MAX_IMAGE_SIDE_PX,
  MAX_KEPT_IMAGE_BYTES,
  MAX_KEPT_IMAGES,
} from '../../protocol/limits.ts';
import { cellsOf, type PixelSize } from './virtualCell.ts';

/**
 * What pixels without a color have: nothing, the terminal's background or foreground, a color of the palette, or one of its own
 * (`#rrggbb`).
 */
export type Fill = '' | 'background' | 'foreground' | `#${string}` | `${number}`;

/** What an image is drawn from, as the program sent it. */
export type ImageSource =
  | { readonly kind: 'sixel'; readonly data: Uint8Array; readonly fill: Fill }
  | { readonly kind: 'file'; readonly data: Uint8Array };

/** Whether something of this size is decoded at all. */
export function isDrawable({ width, height }: PixelSize): boolean {
  return Math.max(width, height) <= MAX_IMAGE_SIDE_PX && width * height <= MAX_IMAGE_PIXELS;
}

export class StoredImage {
  /** In pixels of virtual cells. */
  readonly size: PixelSize;
  readonly cols: number;
  readonly rows: number;
  /** Null when it is too large, or newer ones took its place: its cells say that an image is there. */
  source: ImageSource | null;
  /** The number by which a snapshot's cells find it; 0 for one that has nothing to be found. */
  number = 0;

  constructor(size: PixelSize, source: ImageSource | null) {
    const { cols, rows } = cellsOf(size);
    this.size = size;
    this.source = source;
    this.cols = cols;
    this.rows = rows;
  }
}

/** Numbers begin again behind it. */
const MAX_NUMBER = 1_000_000_000;

/** One that counts among the newest; `image` is null where no cell shows it any more. */
type Kept = { readonly number: number; readonly byteCount: number; readonly image: StoredImage | null };

/**
 * The newest images, as many as the bounds allow. It goes by what was placed and not by what is still in sight, so that a terminal with a
 * longer scrollback, or with a snapshot in place of what came before, keeps the same ones.
 */
export class KeptImages {
  readonly #kept: Kept[] = [];
  #byteCount = 0;
  #last = 0;

  get all(): readonly Kept[] {
    return this.#kept;
  }

  add(image: StoredImage): void {
    this.restore((this.#last % MAX_NUMBER) + 1, image.source?.data.length ?? 0, image);
  }

  /** Under the number that it had in another terminal. */
  restore(number: number, byteCount: number, image: StoredImage | null): void {
    if (image !== null) image.number = number;
    this.#last = number;
    this.#kept.push({ number, byteCount, image });
    this.#byteCount += byteCount;
    while (this.#kept.length > MAX_KEPT_IMAGES || this.#byteCount > MAX_KEPT_IMAGE_BYTES) this.#dropOldest();
  }

  /** By its number; the newest where a program gave one twice. */
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
