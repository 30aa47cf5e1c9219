/** Draws predicted cells over a terminal, without changing its buffer. */

import type { Terminal } from '@xterm/xterm';
import { internalsOf } from '../../../terminal/terminalInternals.ts';
import { opaque } from '../drawing/appearance.ts';
import type { Overlay, OverlayCell } from '../../state/prediction/overlay.ts';

/** Class names in TerminalPane.module.css. */
const LAYER = 'prediction';
const CELL = 'prediction-cell';

type CellSize = { readonly width: number; readonly height: number };

export class PredictionLayer {
  readonly #terminal: Terminal;
  #layer: HTMLElement | undefined;
  /** Everything that the drawing depends on, as a string; empty when nothing is drawn. */
  #drawn = '';

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  draw(overlay: Overlay): void {
    const screen = this.#terminal.element?.querySelector<HTMLElement>('.xterm-screen');
    if (screen === null || screen === undefined || overlay.cells.length === 0) return this.clear();
    const { cols, rows, options, buffer } = this.#terminal;
    const size = { width: screen.clientWidth / cols, height: screen.clientHeight / rows };
    const row = overlay.line - buffer.active.viewportY;
    const style = internalsOf(this.#terminal).coreService.isCursorHidden ? undefined : options.cursorStyle;
    const drawn = JSON.stringify([
      overlay,
      size,
      row,
      style,
      options.theme,
      options.fontSize,
      options.fontFamily,
    ]);
    if (drawn === this.#drawn) return;
    this.clear();
    this.#drawn = drawn;
    this.#layer = this.#makeLayer(size);
    for (const cell of overlay.cells) {
      const element = cellElement(cell, size, row);
      if (cell.col === overlay.cursor && style !== undefined) element.dataset['cursor'] = style;
      this.#layer.append(element);
    }
    screen.append(this.#layer);
  }

  clear(): void {
    this.#layer?.remove();
    this.#layer = undefined;
    this.#drawn = '';
  }

  /** The layer is hidden from screen readers, because they announce the real text. */
  #makeLayer({ height }: CellSize): HTMLElement {
    const { theme = {}, fontFamily, fontSize } = this.#terminal.options;
    const layer = document.createElement('div');
    layer.className = LAYER;
    layer.setAttribute('aria-hidden', 'true');
    layer.style.font = `${fontSize}px/${height}px ${fontFamily}`;
    layer.style.color = theme.foreground ?? '';
    layer.style.setProperty('--prediction-background', opaque(theme.background ?? ''));
    layer.style.setProperty('--prediction-cursor', theme.cursor ?? '');
    layer.style.setProperty('--prediction-accent', theme.cursorAccent ?? '');
    return layer;
  }
}

function cellElement({ col, char, isPredicted }: OverlayCell, { width, height }: CellSize, row: number) {
  const element = document.createElement('span');
  element.className = CELL;
  element.dataset['predicted'] = String(isPredicted);
  element.textContent = char;
  Object.assign(element.style, {
    left: `${col * width}px`,
    top: `${row * height}px`,
    width: `${width}px`,
    height: `${height}px`,
  });
  return element;
}
