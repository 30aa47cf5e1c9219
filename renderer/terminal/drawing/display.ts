/**
 * Draws a terminal on the page. xterm.js opens the terminal when it is first shown. From then on, parsing
 * costs more: each line is also drawn, scrolled and counted.
 */

import type { FitAddon } from '@xterm/addon-fit';
import type { Terminal } from '@xterm/xterm';
import type { Size } from '../../../protocol/messages/common.ts';
import type { ColorChanges } from '../../../terminal/colorChanges.ts';
import type { TerminalSettings } from './appearance.ts';
import { drawNow } from './drawNow.ts';
import type { FontLigatures } from './fontLigatures.ts';
import { GpuDrawing } from './gpuDrawing.ts';
import { Ligatures } from './ligatures.ts';
import type { TerminalPart } from '../terminalPart.ts';

/** Drawing resources that all terminals of a page share. */
export type Drawing = {
  /** True when WebGL draws faster than the page on this computer. */
  readonly gpu: boolean;
  readonly fonts: FontLigatures;
};

export type DisplayOptions = {
  readonly fit: FitAddon;
  /** Color changes that programs made before the terminal was opened. */
  readonly colors: ColorChanges;
  /** The pane's element that the terminal fills. */
  readonly element: HTMLElement;
  readonly drawing: Drawing;
  /** Returns true while found text is marked in the terminal. */
  readonly isMarked: () => boolean;
  /** Called when the available size may have changed. */
  readonly onRoom: () => void;
};

export class Display implements TerminalPart {
  readonly #terminal: Terminal;
  readonly #options: DisplayOptions;
  readonly #ligatures: Ligatures;
  readonly #gpu: GpuDrawing | undefined;
  readonly #resizes: ResizeObserver;
  #isOpen = false;

  constructor(terminal: Terminal, options: DisplayOptions) {
    this.#terminal = terminal;
    this.#options = options;
    const { element, isMarked, drawing } = options;
    this.#ligatures = new Ligatures(terminal, { fonts: drawing.fonts, element, isMarked });
    const drawnBy = (isGpu: boolean): void => this.#ligatures.setGpu(isGpu);
    this.#gpu = drawing.gpu ? new GpuDrawing(terminal, drawnBy) : undefined;
    this.#resizes = new ResizeObserver(() => options.onRoom());
    this.#resizes.observe(element);
  }

  /** True after the terminal was first shown. Before, it has no cells to measure. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** The size that fills the element; null while it is unknown, or while the layout has no space yet. */
  get room(): Size | null {
    const { element, fit } = this.#options;
    const hasSpace = element.clientWidth > 0 && element.clientHeight > 0;
    const size = hasSpace ? fit.proposeDimensions() : undefined;
    // The add-on proposes at least 2 columns and 1 row, also for a narrower pane.
    if (size === undefined || !Number.isInteger(size.cols) || !Number.isInteger(size.rows)) return null;
    return { cols: size.cols, rows: size.rows };
  }

  configure(settings: TerminalSettings): void {
    this.#ligatures.configure(settings);
  }

  setShown(shown: boolean): void {
    if (shown) this.#appear();
    void this.#gpu?.setShown(shown);
  }

  dispose(): void {
    this.#resizes.disconnect();
    this.#gpu?.stop();
  }

  #appear(): void {
    if (!this.#isOpen) {
      this.#isOpen = true;
      this.#terminal.open(this.#options.element);
      this.#options.colors.repeat();
      this.#options.onRoom();
    }
    // Without this, the old picture from when the terminal was hidden would be visible for one frame.
    drawNow(this.#terminal);
  }
}
