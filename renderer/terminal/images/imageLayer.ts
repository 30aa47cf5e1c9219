/** Draws the images of one terminal over its text, cell by cell, each part as large as the cell is here. */

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

/** Of a placeholder: how much of the text's color its area, its edge and its words have. */
const DIM = { area: 0.08, edge: 0.5, words: 0.7 } as const;

/** What is read of the inside of xterm.js, whose version package.json pins. */
type Drawn = {
  readonly _core: {
    readonly _renderService: {
      readonly dimensions: { readonly css: { readonly cell: Size; readonly canvas: Size } };
    };
  };
};
type Size = { readonly width: number; readonly height: number };

export class ImageLayer {
  readonly #terminal: Terminal;
  readonly #words: () => Words;
  readonly #pictures: Pictures;
  readonly #listening: IDisposable;
  #canvas: HTMLCanvasElement | undefined;
  #isAsked = false;

  /** Draws with every frame that xterm.js draws from now on. */
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

  /** All of it, with the next frame. */
  redraw(): void {
    if (this.#isAsked) return;
    this.#isAsked = true;
    requestAnimationFrame(() => {
      this.#isAsked = false;
      this.#draw(0, this.#terminal.rows - 1);
    });
  }

  /** The colors changed. */
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

  #draw(start: number, end: number): void {
    const canvas = this.#fittedCanvas();
    const context = canvas?.getContext('2d');
    if (canvas === undefined || context === null || context === undefined) return;
    const { cell } = this.#css;
    const scale = window.devicePixelRatio;
    const [cellWidth, cellHeight] = [cell.width * scale, cell.height * scale];
    const top = Math.round(start * cellHeight);
    context.clearRect(0, top, canvas.width, Math.round((end + 1) * cellHeight) - top);
    this.#pictures.beginFrame();
    const seen = new Set<StoredImage>();
    const buffer = internalsOf(this.#terminal).buffers.active;
    const first = this.#terminal.buffer.active.viewportY;
    for (let row = 0; row < this.#terminal.rows; row += 1) {
      const line = buffer.lines.get(first + row);
      for (const run of line === undefined ? [] : tileRuns(line)) {
        seen.add(run.image);
        if (row >= start && row <= end) this.#drawRun(context, run, row, cellWidth, cellHeight);
      }
    }
    this.#name(canvas, seen.size);
  }

  #drawRun(
    context: CanvasRenderingContext2D,
    run: TileRun,
    row: number,
    width: number,
    height: number,
  ): void {
    const { image } = run;
    const left = run.index % image.cols;
    const imageRow = Math.floor(run.index / image.cols);
    const [x, y] = [Math.round(run.column * width), Math.round(row * height)];
    const right = Math.min(image.size.width / VIRTUAL_CELL.width, left + run.count);
    const bottom = Math.min(image.size.height / VIRTUAL_CELL.height, imageRow + 1);
    const to = {
      x,
      y,
      width: Math.round((run.column + right - left) * width) - x,
      height: Math.round((row + bottom - imageRow) * height) - y,
    };
    const bitmap = this.#pictures.get(image);
    if (bitmap === null) this.#drawPlaceholder(context, image, left, right, imageRow, to);
    else if (bitmap !== 'wait') {
      const perColumn = (bitmap.width * VIRTUAL_CELL.width) / image.size.width;
      const perRow = (bitmap.height * VIRTUAL_CELL.height) / image.size.height;
      const [sourceX, sourceY] = [left * perColumn, imageRow * perRow];
      const from = [sourceX, sourceY, (right - left) * perColumn, (bottom - imageRow) * perRow] as const;
      context.drawImage(bitmap, ...from, to.x, to.y, to.width, to.height);
    }
  }

  /** A dim area with an edge, which says what is not drawn. */
  #drawPlaceholder(
    context: CanvasRenderingContext2D,
    image: StoredImage,
    left: number,
    right: number,
    imageRow: number,
    { x, y, width, height }: Size & { readonly x: number; readonly y: number },
  ): void {
    const scale = Math.max(1, Math.round(window.devicePixelRatio));
    const { theme = {}, fontSize = 12, fontFamily = 'monospace' } = this.#terminal.options;
    context.save();
    context.beginPath();
    context.rect(x, y, width, height);
    context.clip();
    context.fillStyle = theme.foreground ?? '#808080';
    context.globalAlpha = DIM.area;
    context.fillRect(x, y, width, height);
    context.globalAlpha = DIM.edge;
    if (imageRow === 0) context.fillRect(x, y, width, scale);
    if (imageRow === image.rows - 1) context.fillRect(x, y + height - scale, width, scale);
    if (left === 0) context.fillRect(x, y, scale, height);
    if (Math.ceil(right) === image.cols) context.fillRect(x + width - scale, y, scale, height);
    if (imageRow === 0 && left === 0) {
      context.globalAlpha = DIM.words;
      context.font = `${fontSize * window.devicePixelRatio}px ${fontFamily}`;
      context.textBaseline = 'middle';
      context.fillText(
        this.#words().terminal.imageNotShown(image.size.width, image.size.height),
        x + 4 * scale,
        y + height / 2,
      );
    }
    context.restore();
  }

  get #css(): { readonly cell: Size; readonly canvas: Size } {
    const { _core: core } = this.#terminal as unknown as Drawn;
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
      // It is empty now, and only some rows may be asked for.
      this.redraw();
    }
    return canvas;
  }

  /** Who hears the terminal hears that there are images. */
  #name(canvas: HTMLCanvasElement, count: number): void {
    canvas.hidden = count === 0;
    const name = this.#words().terminal.imagesInSight(count);
    if (canvas.getAttribute('aria-label') !== name) canvas.setAttribute('aria-label', name);
  }
}

function newCanvas(): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.setAttribute('role', 'img');
  // Over the text, whatever draws that, and below what is found and selected.
  Object.assign(canvas.style, {
    position: 'absolute',
    left: '0',
    top: '0',
    zIndex: '1',
    pointerEvents: 'none',
  });
  return canvas;
}

/** As a pixel; nothing for none. */
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
