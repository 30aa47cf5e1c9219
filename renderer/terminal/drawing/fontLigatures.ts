/**
 * Detects a font's ligatures by drawing them, because the page cannot read the font's file
 * (docs/decisions/0021-ligatures.md).
 */

import { LIGATURES } from './ligatureRuns.ts';

/** Max number of cached font lists: the settings name one, and each server's profile may name another. */
const MAX_FONTS = 16;
/** Font size for the test, CSS pixels; every ligature changes some pixel at this size. */
const FONT_PX = 24;
const CANVAS = { width: 200, height: 48 };
const PEN = { x: 20, y: 32 };
/** Letter spacing that moves no pixel. With any letter spacing, a browser draws no ligatures. */
const APART = '0.001px';
const TOGETHER = '0px';
/** Max difference between a ligature's width and the width of its characters, CSS pixels. */
const MAX_SHIFT_PX = 0.1;

export class FontLigatures {
  readonly #document: Document;
  /** Ligatures by font list, least recently used first. */
  readonly #byFamily = new Map<string, readonly string[]>();

  constructor(document: Document) {
    this.#document = document;
  }

  /**
   * The common ligatures that the fonts of a CSS font list draw. The result is empty if a ligature would
   * shift the text after it.
   */
  of(fontFamily: string): readonly string[] {
    const known = this.#byFamily.get(fontFamily) ?? this.#measure(fontFamily);
    // Moves the entry to the end of the map, where the most recently used entries are.
    this.#byFamily.delete(fontFamily);
    this.#byFamily.set(fontFamily, known);
    const oldest = this.#byFamily.keys().next().value;
    if (this.#byFamily.size > MAX_FONTS && oldest !== undefined) this.#byFamily.delete(oldest);
    return known;
  }

  #measure(fontFamily: string): readonly string[] {
    const canvas = Object.assign(this.#document.createElement('canvas'), CANVAS);
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (context === null) return [];
    context.font = `${FONT_PX}px ${fontFamily}`;
    context.fontKerning = 'none';
    const found = LIGATURES.filter((sign) => isJoined(context, sign));
    return found.every((sign) => keepsColumns(context, sign)) ? found : [];
  }
}

function isJoined(context: CanvasRenderingContext2D, sign: string): boolean {
  const [together, apart] = [drawn(context, sign, TOGETHER), drawn(context, sign, APART)];
  return together.some((value, at) => value !== apart[at]);
}

/**
 * Pixels of the drawn characters. With one number per pixel, the array is four times shorter than with bytes.
 */
function drawn(context: CanvasRenderingContext2D, sign: string, spacing: string): Uint32Array {
  const { width, height } = CANVAS;
  context.letterSpacing = spacing;
  context.clearRect(0, 0, width, height);
  context.fillText(sign, PEN.x, PEN.y);
  return new Uint32Array(context.getImageData(0, 0, width, height).data.buffer);
}

function keepsColumns(context: CanvasRenderingContext2D, sign: string): boolean {
  context.letterSpacing = TOGETHER;
  const cell = context.measureText('0').width;
  return Math.abs(context.measureText(sign).width - cell * sign.length) < MAX_SHIFT_PX;
}
