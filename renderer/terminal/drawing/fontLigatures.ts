/**
 * Asks fonts which ligatures they have, by drawing: the page may not read a font's file, and must not, but it sees what comes of
 * one (docs/decisions/0021-ligatures.md).
 */

import { LIGATURES } from './ligatureRuns.ts';

/** Fonts that are remembered; the settings name one, and a profile of a server another. */
const MAX_FONTS = 16;
/** Large enough for every ligature to leave a trace, CSS pixels. */
const FONT_PX = 24;
const CANVAS = { width: 200, height: 48 };
const PEN = { x: 20, y: 32 };
/** With space between its characters a browser draws no ligature; this much moves nothing. */
const APART = '0.001px';
const TOGETHER = '0px';
/** A sign as wide as its characters are keeps the columns, CSS pixels. */
const SAME_WIDTH_PX = 0.1;

export class FontLigatures {
  readonly #document: Document;
  readonly #byFamily = new Map<string, readonly string[]>();

  constructor(document: Document) {
    this.#document = document;
  }

  /** Those of the common ligatures that fonts of the CSS list draw; none where one would move what follows it. */
  of(fontFamily: string): readonly string[] {
    const known = this.#byFamily.get(fontFamily) ?? this.#measure(fontFamily);
    // The one that was not asked for the longest is first.
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

/** As whole pixels: four times fewer than bytes. */
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
  return Math.abs(context.measureText(sign).width - cell * sign.length) < SAME_WIDTH_PX;
}
