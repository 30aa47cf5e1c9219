/**
 * What draws a terminal on the page: opened when it is first looked at, since one that is opened draws, scrolls and counts for every line
 * that it parses.
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

/** The smallest terminal that a layout is worth; below, there is none yet. */
const LEAST_COLS = 2;
const LEAST_ROWS = 1;

/** What all terminals of a page are drawn with. */
export type Drawing = {
  /** Whether WebGL is worth it here. */
  readonly gpu: boolean;
  readonly fonts: FontLigatures;
};

export type DisplayOptions = {
  readonly fit: FitAddon;
  /** What programs changed before there was anything to color. */
  readonly colors: ColorChanges;
  /** Fills the terminal's tab. */
  readonly element: HTMLElement;
  readonly drawing: Drawing;
  /** Found text is marked in the terminal. */
  readonly isMarked: () => boolean;
  /** There may be another `room` for the terminal. */
  readonly onRoom: () => void;
};

export class Display {
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

  /** Whether it has been looked at; before, it has no cells to measure. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** What would fill the element, or null while that is not known. */
  get room(): Size | null {
    const size = this.#options.fit.proposeDimensions();
    if (size === undefined || !(size.cols > LEAST_COLS) || !(size.rows > LEAST_ROWS)) return null;
    return { cols: size.cols, rows: size.rows };
  }

  configure(settings: TerminalSettings): void {
    this.#ligatures.configure(settings);
  }

  setShown(shown: boolean): void {
    if (shown) this.#appear();
    void this.#gpu?.setShown(shown);
  }

  stop(): void {
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
    // What it showed when it was hidden would be seen for a frame.
    drawNow(this.#terminal);
  }
}
