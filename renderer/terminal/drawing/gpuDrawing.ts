/** Draws one terminal with WebGL while it is shown. A browser has about 16 contexts, so hidden terminals get none. */

import type { WebglAddon } from '@xterm/addon-webgl';
import type { Terminal } from '@xterm/xterm';

export class GpuDrawing {
  readonly #terminal: Terminal;
  readonly #onChange: (isDrawing: boolean) => void;
  #wanted = false;
  #addon: WebglAddon | undefined;
  /** The context was lost once: this terminal uses the page's own drawing from then on. */
  #lost = false;

  /** `onChange` is called when WebGL starts or stops to draw the terminal. */
  constructor(terminal: Terminal, onChange: (isDrawing: boolean) => void) {
    this.#terminal = terminal;
    this.#onChange = onChange;
  }

  async setShown(shown: boolean): Promise<void> {
    this.#wanted = shown;
    if (!shown) return this.stop();
    if (this.#lost || this.#addon !== undefined) return;
    // Loaded here to keep it out of the app's start; the first paint is the page's own.
    const { WebglAddon: Addon } = await import('@xterm/addon-webgl');
    if (this.#wanted && !this.#lost && this.#addon === undefined) this.#start(new Addon());
  }

  stop(): void {
    this.#wanted = false;
    if (this.#addon === undefined) return;
    this.#addon.dispose();
    this.#addon = undefined;
    this.#onChange(false);
  }

  #start(addon: WebglAddon): void {
    addon.onContextLoss(() => this.#giveUp());
    this.#addon = addon;
    try {
      this.#terminal.loadAddon(addon);
      this.#onChange(true);
    } catch {
      // There is no free context: the page keeps drawing the terminal.
      this.#giveUp();
    }
  }

  #giveUp(): void {
    this.#lost = true;
    this.stop();
  }
}
