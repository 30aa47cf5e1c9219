/**
 * Draws one terminal with WebGL while the terminal is shown. Hidden terminals use no WebGL context, because a
 * browser allows about 16 of them.
 */

import type { WebglAddon } from '@xterm/addon-webgl';
import type { Terminal } from '@xterm/xterm';

export class GpuDrawing {
  readonly #terminal: Terminal;
  readonly #onChange: (isDrawing: boolean) => void;
  #wanted = false;
  #addon: WebglAddon | undefined;
  /** True after the context was lost once: from then on, the page itself draws this terminal. */
  #lost = false;

  /** `onChange` is called when WebGL starts or stops drawing the terminal. */
  constructor(terminal: Terminal, onChange: (isDrawing: boolean) => void) {
    this.#terminal = terminal;
    this.#onChange = onChange;
  }

  async setShown(shown: boolean): Promise<void> {
    this.#wanted = shown;
    if (!shown) return this.stop();
    if (this.#lost || this.#addon !== undefined) return;
    // The add-on is loaded here so that it does not slow the app's start. The page itself draws the first
    // frame.
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
      // No context is free, so the page continues to draw the terminal.
      this.#giveUp();
    }
  }

  #giveUp(): void {
    this.#lost = true;
    this.stop();
  }
}
