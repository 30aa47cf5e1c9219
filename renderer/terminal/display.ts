/**
 * What draws a terminal on the page: opened when it is first looked at, since one that is opened draws, scrolls and counts for every line
 * that it parses.
 */

import type { FitAddon } from '@xterm/addon-fit';
import type { Terminal } from '@xterm/xterm';
import type { Size } from '../../protocol/messages/common.ts';
import type { ColourChanges } from '../../protocol/screen/colourChanges.ts';
import { drawNow } from './drawNow.ts';
import { GpuDrawing } from './gpuDrawing.ts';

/** The smallest terminal that a layout is worth; below, there is none yet. */
const LEAST_COLS = 2;
const LEAST_ROWS = 1;

export type DisplayOptions = {
  readonly fit: FitAddon;
  /** What programs changed before there was anything to colour. */
  readonly colours: ColourChanges;
  /** Fills the terminal's tab. */
  readonly element: HTMLElement;
  /** Whether WebGL is worth it here. */
  readonly gpu: boolean;
  /** There may be another `room` for the terminal. */
  readonly onRoom: () => void;
};

export class Display {
  readonly #terminal: Terminal;
  readonly #options: DisplayOptions;
  readonly #gpu: GpuDrawing | undefined;
  readonly #resizes: ResizeObserver;
  #isOpen = false;

  constructor(terminal: Terminal, options: DisplayOptions) {
    this.#terminal = terminal;
    this.#options = options;
    this.#gpu = options.gpu ? new GpuDrawing(terminal) : undefined;
    this.#resizes = new ResizeObserver(() => options.onRoom());
    this.#resizes.observe(options.element);
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
      this.#options.colours.repeat();
      this.#options.onRoom();
    }
    // What it showed when it was hidden would be seen for a frame.
    drawNow(this.#terminal);
  }
}
