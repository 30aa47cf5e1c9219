/**
 * Detects a font's ligatures by drawing them, since the page may not read the font's file
 * (docs/decisions/0021-ligatures.md).
 */

import { LIGATURES } from './ligatureRuns.ts';

/** Font lists that are cached: the settings name one, and each server's profile may name another. */
const MAX_FONTS = 16;
/** Large enough for every ligature to change a pixel, CSS pixels. */
const FONT_PX = 24;
const CANVAS = { width: 200, height: 48 };
const PEN = { x: 20, y: 32 };
/** A browser draws no ligatures with letter spacing; this amount moves no pixel. */
const APART = '0.001px';
const TOGETHER = '0px';
/** Tolerance for a ligature's width against its characters', CSS pixels. */
const MAX_SHIFT_PX = 0.1;

export class FontLigatures {
  readonly #document: Document;
  /** Ligatures by font list, the least recently used first. */
  readonly #byFamily = new Map<string, readonly string[]>();

  constructor(document: Document) {
    this.#document = document;
  }

  /** Common ligatures that the fonts of a CSS list draw; none if one of them would shift the text after it. */
  of(fontFamily: string): readonly string[] {
    const known = this.#byFamily.get(fontFamily) ?? this.#measure(fontFamily);
    // Moves the entry to the end, the most recently used.
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

/** Pixels of the drawn sign; one number per pixel is four times fewer than bytes. */
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
