/** Draws one terminal with WebGL while it is shown. A browser has about 16 contexts, so hidden terminals have none. */

import type { WebglAddon } from '@xterm/addon-webgl';
import type { Terminal } from '@xterm/xterm';

export class GpuDrawing {
  readonly #terminal: Terminal;
  readonly #onChange: (isDrawing: boolean) => void;
  #wanted = false;
  #addon: WebglAddon | undefined;
  /** The context was lost: the page's own drawing is safe for this terminal from then on. */
  #lost = false;

  /** `onChange` hears when WebGL begins to draw the terminal, and when it no longer does. */
  constructor(terminal: Terminal, onChange: (isDrawing: boolean) => void) {
    this.#terminal = terminal;
    this.#onChange = onChange;
  }

  async setShown(shown: boolean): Promise<void> {
    this.#wanted = shown;
    if (!shown) return this.stop();
    if (this.#lost || this.#addon !== undefined) return;
    // Not part of the start: the first paint does without.
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
      // No context to be had: the terminal goes on as it was.
      this.#giveUp();
    }
  }

  #giveUp(): void {
    this.#lost = true;
    this.stop();
  }
}
