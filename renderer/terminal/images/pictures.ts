/** Decoded images of one terminal. They are decoded when they become visible, and cached up to a limit. */

import { MAX_IMAGE_PIXELS } from '../../../protocol/limits.ts';
import { pictureOf } from '../../../terminal/images/fileSize.ts';
import type { Fill, ImageSource, StoredImage } from '../../../terminal/images/storedImage.ts';
import { sixelPixels } from './sixelPixels.ts';

/**
 * Max number of pixels that are cached for one terminal, and that one of its frames draws: 128 MB, as in
 * xterm.js's own add-on.
 */
const MAX_DECODED_PIXELS = 2 * MAX_IMAGE_PIXELS;
/** Max resolution of a cached image, relative to its virtual pixels; no screen needs more. */
const MAX_FINENESS = 4;

type Decoded = { readonly bitmap: ImageBitmap | null; readonly pixels: number };

export class Pictures {
  readonly #colorOf: (fill: Fill) => number;
  readonly #onDecoded: () => void;
  /** Decoded images, least recently used first; null while an image is being decoded. */
  readonly #cache = new Map<StoredImage, Decoded | null>();
  /** Incremented when the cache is cleared. The result of a decoding that started before is dropped. */
  #generation = 0;
  /** Number of pixels that the current frame may still draw. */
  #frameRoom = MAX_DECODED_PIXELS;

  /** @param onDecoded is called when an image can be drawn that could not be drawn before. */
  constructor(colorOf: (fill: Fill) => number, onDecoded: () => void) {
    this.#colorOf = colorOf;
    this.#onDecoded = onDecoded;
  }

  /** Starts a frame; all of its images together must stay within the limit. */
  beginFrame(): void {
    this.#frameRoom = MAX_DECODED_PIXELS;
  }

  /** The image's bitmap; 'wait' while it is being decoded; null when there is nothing to draw. */
  get(image: StoredImage): ImageBitmap | 'wait' | null {
    const { source } = image;
    if (source === null) return null;
    const cached = this.#cache.get(image);
    this.#frameRoom -= cached?.pixels ?? 0;
    if (this.#frameRoom < 0) return null;
    if (cached === undefined) {
      this.#cache.set(image, null);
      void this.#decode(image, source, this.#generation);
      return 'wait';
    }
    if (cached === null) return 'wait';
    this.#cache.delete(image);
    this.#cache.set(image, cached);
    return cached.bitmap;
  }

  clear(): void {
    this.#generation += 1;
    for (const decoded of this.#cache.values()) decoded?.bitmap?.close();
    this.#cache.clear();
  }

  async #decode(image: StoredImage, source: ImageSource, generation: number): Promise<void> {
    const bitmap = await this.#bitmapOf(image, source).catch(() => null);
    if (generation !== this.#generation) {
      bitmap?.close();
      return;
    }
    this.#cache.set(image, { bitmap, pixels: bitmap === null ? 0 : bitmap.width * bitmap.height });
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
    const [maxWidth, maxHeight] = [MAX_FINENESS * size.width, MAX_FINENESS * size.height];
    if (picture.width <= maxWidth && picture.height <= maxHeight) return createImageBitmap(blob);
    return createImageBitmap(blob, {
      resizeWidth: Math.min(picture.width, maxWidth),
      resizeHeight: Math.min(picture.height, maxHeight),
      resizeQuality: 'medium',
    });
  }

  #forgetOldest(): void {
    let pixels = 0;
    for (const decoded of this.#cache.values()) pixels += decoded?.pixels ?? 0;
    for (const [image, decoded] of this.#cache) {
      if (pixels <= MAX_DECODED_PIXELS) return;
      if (decoded === null) continue;
      pixels -= decoded.pixels;
      decoded.bitmap?.close();
      this.#cache.delete(image);
    }
  }
}
