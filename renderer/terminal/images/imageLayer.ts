/** Draws one terminal's images over its text. It scales them from virtual cells to the real cells. */

import type { IDisposable, ITheme, Terminal } from '@xterm/xterm';
import type { Words } from '../../../shared/words/english.ts';
import type { Fill, StoredImage } from '../../../terminal/images/storedImage.ts';
import { tileRuns, type TileRun } from '../../../terminal/images/tiles.ts';
import { VIRTUAL_CELL } from '../../../terminal/images/virtualCell.ts';
import { internalsOf } from '../../../terminal/terminalInternals.ts';
import { opaque } from '../drawing/appearance.ts';
import { ansiColors } from '../drawing/palettes.ts';
import { Pictures } from './pictures.ts';
import { pixelOf, xtermColor } from './sixelPixels.ts';

/** Opacity of the parts of a placeholder. They have the color of the text. */
const DIM = { area: 0.08, outline: 0.5, note: 0.7 } as const;

/** Private members of xterm.js that this file uses; package.json pins the version of xterm.js. */
type TerminalWithCells = {
  readonly _core: {
    readonly _renderService: {
      readonly dimensions: { readonly css: { readonly cell: Size; readonly canvas: Size } };
    };
  };
};
type Size = { readonly width: number; readonly height: number };

/** A rectangle on the canvas, device pixels. */
type Box = Size & { readonly x: number; readonly y: number };
/**
 * The part of an image in one row: the image's cells `[left, right)` of `row`. `right` is fractional when the
 * image ends inside a cell.
 */
type ImagePart = {
  readonly image: StoredImage;
  readonly row: number;
  readonly left: number;
  readonly right: number;
};

export class ImageLayer {
  readonly #terminal: Terminal;
  readonly #words: () => Words;
  readonly #pictures: Pictures;
  readonly #listening: IDisposable;
  #canvas: HTMLCanvasElement | undefined;
  /** True while a frame for `redraw` is requested. */
  #isRequested = false;

  /** Draws with every frame of xterm.js, until it is disposed. */
  constructor(terminal: Terminal, words: () => Words) {
    this.#terminal = terminal;
    this.#words = words;
    this.#pictures = new Pictures(
      (fill) => colorOf(fill, terminal.options.theme ?? {}),
      () => this.redraw(),
    );
    this.#listening = terminal.onRender(({ start, end }) => this.#draw(start, end));
    this.redraw();
  }

  /** Draws everything in the next frame. */
  redraw(): void {
    if (this.#isRequested) return;
    this.#isRequested = true;
    requestAnimationFrame(() => {
      this.#isRequested = false;
      this.#draw(0, this.#terminal.rows - 1);
    });
  }

  /** Applies changed theme colors. */
  recolor(): void {
    this.#pictures.clear();
    this.redraw();
  }

  dispose(): void {
    this.#listening.dispose();
    this.#pictures.clear();
    this.#canvas?.remove();
    this.#canvas = undefined;
  }

  /** Draws rows `start` to `end` of the screen. */
  #draw(start: number, end: number): void {
    const canvas = this.#fittedCanvas();
    const context = canvas?.getContext('2d');
    if (canvas === undefined || context === null || context === undefined) return;
    const { cell: css } = this.#css;
    const scale = window.devicePixelRatio;
    const cell = { width: css.width * scale, height: css.height * scale };
    const top = Math.round(start * cell.height);
    context.clearRect(0, top, canvas.width, Math.round((end + 1) * cell.height) - top);
    this.#pictures.beginFrame();
    const seen = new Set<StoredImage>();
    const buffer = internalsOf(this.#terminal).buffers.active;
    const first = this.#terminal.buffer.active.viewportY;
    for (let row = 0; row < this.#terminal.rows; row += 1) {
      const line = buffer.lines.get(first + row);
      for (const run of line === undefined ? [] : tileRuns(line)) {
        seen.add(run.image);
        if (row >= start && row <= end) this.#drawRun(context, run, row, cell);
      }
    }
    this.#label(canvas, seen.size);
  }

  #drawRun(context: CanvasRenderingContext2D, run: TileRun, row: number, cell: Size): void {
    const { image } = run;
    const left = run.index % image.cols;
    const imageRow = Math.floor(run.index / image.cols);
    const right = Math.min(image.size.width / VIRTUAL_CELL.width, left + run.count);
    const bottom = Math.min(image.size.height / VIRTUAL_CELL.height, imageRow + 1);
    const [x, y] = [Math.round(run.column * cell.width), Math.round(row * cell.height)];
    const to = {
      x,
      y,
      width: Math.round((run.column + right - left) * cell.width) - x,
      height: Math.round((row + bottom - imageRow) * cell.height) - y,
    };
    const bitmap = this.#pictures.get(image);
    if (bitmap === 'wait') return;
    if (bitmap === null) return this.#drawPlaceholder(context, { image, row: imageRow, left, right }, to);
    const perColumn = (bitmap.width * VIRTUAL_CELL.width) / image.size.width;
    const perRow = (bitmap.height * VIRTUAL_CELL.height) / image.size.height;
    const [sourceX, sourceY] = [left * perColumn, imageRow * perRow];
    const from = [sourceX, sourceY, (right - left) * perColumn, (bottom - imageRow) * perRow] as const;
    context.drawImage(bitmap, ...from, to.x, to.y, to.width, to.height);
  }

  /** Draws a dim, outlined area with a note in place of an image that cannot be drawn. */
  #drawPlaceholder(context: CanvasRenderingContext2D, part: ImagePart, box: Box): void {
    const { x, y, width, height } = box;
    context.save();
    context.beginPath();
    context.rect(x, y, width, height);
    context.clip();
    context.fillStyle = this.#terminal.options.theme?.foreground ?? '#808080';
    context.globalAlpha = DIM.area;
    context.fillRect(x, y, width, height);
    this.#drawOutline(context, part, box);
    if (part.row === 0 && part.left === 0) this.#drawNote(context, part.image, box);
    context.restore();
  }

  /** Draws those edges of the image that belong to this part. */
  #drawOutline(context: CanvasRenderingContext2D, part: ImagePart, { x, y, width, height }: Box): void {
    const { image, row, left, right } = part;
    const line = lineWidth();
    context.globalAlpha = DIM.outline;
    if (row === 0) context.fillRect(x, y, width, line);
    if (row === image.rows - 1) context.fillRect(x, y + height - line, width, line);
    if (left === 0) context.fillRect(x, y, line, height);
    if (Math.ceil(right) === image.cols) context.fillRect(x + width - line, y, line, height);
  }

  #drawNote(context: CanvasRenderingContext2D, { size }: StoredImage, { x, y, height }: Box): void {
    const { fontSize = 12, fontFamily = 'monospace' } = this.#terminal.options;
    const note = this.#words().terminal.imageNotShown(size.width, size.height);
    context.globalAlpha = DIM.note;
    context.font = `${fontSize * window.devicePixelRatio}px ${fontFamily}`;
    context.textBaseline = 'middle';
    context.fillText(note, x + 4 * lineWidth(), y + height / 2);
  }

  get #css(): { readonly cell: Size; readonly canvas: Size } {
    const { _core: core } = this.#terminal as unknown as TerminalWithCells;
    const { _renderService: service } = core;
    return service.dimensions.css;
  }

  #fittedCanvas(): HTMLCanvasElement | undefined {
    const screen = this.#terminal.element?.querySelector('.xterm-screen');
    if (screen === null || screen === undefined) return undefined;
    const { canvas: css } = this.#css;
    const scale = window.devicePixelRatio;
    const canvas = (this.#canvas ??= newCanvas());
    if (canvas.parentElement !== screen) screen.append(canvas);
    const [width, height] = [Math.round(css.width * scale), Math.round(css.height * scale)];
    if (canvas.width !== width || canvas.height !== height) {
      Object.assign(canvas, { width, height });
      Object.assign(canvas.style, { width: `${css.width}px`, height: `${css.height}px` });
      // All rows are drawn again, because a resized canvas is empty and the current frame may cover only some
      // rows.
      this.redraw();
    }
    return canvas;
  }

  /** Sets the label with which a screen reader announces the visible images. */
  #label(canvas: HTMLCanvasElement, count: number): void {
    canvas.hidden = count === 0;
    const label = this.#words().terminal.imagesInSight(count);
    if (canvas.getAttribute('aria-label') !== label) canvas.setAttribute('aria-label', label);
  }
}

function newCanvas(): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.setAttribute('role', 'img');
  // The canvas is above the text, and below marks of found and selected text.
  Object.assign(canvas.style, {
    position: 'absolute',
    left: '0',
    top: '0',
    zIndex: '1',
    pointerEvents: 'none',
  });
  return canvas;
}

/** Width of an outline, device pixels. */
function lineWidth(): number {
  return Math.max(1, Math.round(window.devicePixelRatio));
}

/** Pixel for a fill color; fully transparent when there is no color. */
function colorOf(fill: Fill, theme: ITheme): number {
  if (fill === '') return 0;
  if (fill === 'background') return pixelOfHex(opaque(theme.background ?? '#000000'));
  if (fill === 'foreground') return pixelOfHex(theme.foreground ?? '#ffffff');
  if (fill.startsWith('#')) return pixelOfHex(fill);
  const index = Number(fill);
  return index < 16 ? pixelOfHex(ansiColors(theme)[index] ?? '#000000') : pixelOf(...xtermColor(index));
}

function pixelOfHex(color: string): number {
  const part = (at: number): number => Number.parseInt(color.slice(at, at + 2), 16) || 0;
  return pixelOf(part(1), part(3), part(5));
}
