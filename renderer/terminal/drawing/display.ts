/**
 * Draws a terminal on the page. The terminal is opened when it is first shown: an open one draws, scrolls and counts for every line that
 * it parses.
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

/** Proposed sizes up to these mean that the layout has no room yet: the add-on never proposes less. */
const MIN_COLS = 2;
const MIN_ROWS = 1;

/** Drawing resources that all terminals of a page share. */
export type Drawing = {
  /** True when WebGL draws faster than the page here. */
  readonly gpu: boolean;
  readonly fonts: FontLigatures;
};

export type DisplayOptions = {
  readonly fit: FitAddon;
  /** Color changes by programs from before the terminal was opened. */
  readonly colors: ColorChanges;
  /** The pane's element that the terminal fills. */
  readonly element: HTMLElement;
  readonly drawing: Drawing;
  /** Returns true while found text is marked in the terminal. */
  readonly isMarked: () => boolean;
  /** `room` may have changed. */
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

  /** True once the terminal was shown; before, it has no cells to measure. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Size that fills the element, or null while that is unknown. */
  get room(): Size | null {
    const size = this.#options.fit.proposeDimensions();
    if (size === undefined || !(size.cols > MIN_COLS) || !(size.rows > MIN_ROWS)) return null;
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
    // Else the picture from when it was hidden would be visible for one frame.
    drawNow(this.#terminal);
  }
}
