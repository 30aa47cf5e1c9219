/** Images as the page draws them: decoded when they come in sight, and kept within a bound. */

import { MAX_IMAGE_PIXELS } from '../../../protocol/limits.ts';
import { pictureOf } from '../../../terminal/images/fileSize.ts';
import type { Fill, ImageSource, StoredImage } from '../../../terminal/images/storedImage.ts';
import { sixelPixels } from './sixelPixels.ts';

/** Pixels that are kept decoded for one terminal, 128 MB as in the add-on of xterm.js; and at most those are in sight at once. */
const MAX_DECODED_PIXELS = 2 * MAX_IMAGE_PIXELS;
/** A picture is kept this many times as fine as its virtual pixels, which is finer than screens are. */
const FINENESS = 4;

type Decoded = { readonly bitmap: ImageBitmap | null; readonly pixels: number };

export class Pictures {
  readonly #colorOf: (fill: Fill) => number;
  readonly #onDecoded: () => void;
  /** The one that was used last comes last; null while it is decoded. */
  readonly #known = new Map<StoredImage, Decoded | null>();
  #life = 0;
  #room = MAX_DECODED_PIXELS;

  /** @param onDecoded there is something to be drawn that was not. */
  constructor(colorOf: (fill: Fill) => number, onDecoded: () => void) {
    this.#colorOf = colorOf;
    this.#onDecoded = onDecoded;
  }

  /** A frame is drawn: what it needs must fit, all together. */
  beginFrame(): void {
    this.#room = MAX_DECODED_PIXELS;
  }

  /** Null while there is nothing to be drawn; `wait` says whether there will be. */
  get(image: StoredImage): ImageBitmap | 'wait' | null {
    const { source } = image;
    if (source === null) return null;
    const known = this.#known.get(image);
    this.#room -= known?.pixels ?? 0;
    if (this.#room < 0) return null;
    if (known === undefined) {
      this.#known.set(image, null);
      void this.#decode(image, source, this.#life);
      return 'wait';
    }
    if (known === null) return 'wait';
    this.#known.delete(image);
    this.#known.set(image, known);
    return known.bitmap;
  }

  clear(): void {
    this.#life += 1;
    for (const decoded of this.#known.values()) decoded?.bitmap?.close();
    this.#known.clear();
  }

  async #decode(image: StoredImage, source: ImageSource, life: number): Promise<void> {
    const bitmap = await this.#bitmapOf(image, source).catch(() => null);
    if (life !== this.#life) {
      bitmap?.close();
      return;
    }
    this.#known.set(image, { bitmap, pixels: bitmap === null ? 0 : bitmap.width * bitmap.height });
    this.#forgetOldest();
    this.#onDecoded();
  }

  async #bitmapOf({ size }: StoredImage, source: ImageSource): Promise<ImageBitmap | null> {
    if (source.kind === 'sixel') {
      const pixels = sixelPixels(source.data, size, this.#colorOf(source.fill));
      return createImageBitmap(new ImageData(pixels, size.width, size.height));
    }
    const picture = pictureOf(source.data);
    if (picture === null) return null;
    const blob = new Blob([new Uint8Array(source.data)], { type: picture.type });
    const isTooFine = picture.width > FINENESS * size.width || picture.height > FINENESS * size.height;
    return createImageBitmap(
      blob,
      isTooFine
        ? {
            resizeWidth: Math.min(picture.width, FINENESS * size.width),
            resizeHeight: Math.min(picture.height, FINENESS * size.height),
            resizeQuality: 'medium',
          }
        : {},
    );
  }

  #forgetOldest(): void {
    let pixels = 0;
    for (const decoded of this.#known.values()) pixels += decoded?.pixels ?? 0;
    for (const [image, decoded] of this.#known) {
      if (pixels <= MAX_DECODED_PIXELS) return;
      if (decoded === null) continue;
      pixels -= decoded.pixels;
      decoded.bitmap?.close();
      this.#known.delete(image);
    }
  }
}
