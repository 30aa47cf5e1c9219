/**
 * Draws one terminal's ligatures if the setting is on and the font has ligatures. If the page draws the
 * terminal, it joins the characters by itself when CSS allows it. WebGL draws each cell separately, and needs
 * a list of the cells to join. Neither changes the buffer.
 */

import type { Terminal } from '@xterm/xterm';
import type { TerminalSettings } from './appearance.ts';
import type { FontLigatures } from './fontLigatures.ts';
import { ligatureRuns } from './ligatureRuns.ts';

export type LigatureOptions = {
  readonly fonts: FontLigatures;
  /** The element has `data-ligatures` while the page may draw them (TerminalPane.module.css). */
  readonly element: HTMLElement;
  /**
   * Returns true while found text is marked. Joined cells all have the first cell's color, which would hide a
   * mark.
   */
  readonly isMarked: () => boolean;
};

export class Ligatures {
  readonly #terminal: Terminal;
  readonly #options: LigatureOptions;
  #known: readonly string[] = [];
  #isGpu = false;
  #joiner: number | undefined;

  constructor(terminal: Terminal, options: LigatureOptions) {
    this.#terminal = terminal;
    this.#options = options;
  }

  configure({ ligatures, fontFamily }: Pick<TerminalSettings, 'ligatures' | 'fontFamily'>): void {
    const known = ligatures ? this.#options.fonts.of(fontFamily) : [];
    if (known === this.#known || known.length + this.#known.length === 0) return;
    this.#known = known;
    this.#options.element.toggleAttribute('data-ligatures', known.length > 0);
    this.#join();
  }

  /** Chooses what draws the terminal: WebGL (true) or DOM elements (false). */
  setGpu(isGpu: boolean): void {
    this.#isGpu = isGpu;
    this.#join();
  }

  #join(): void {
    if (this.#joiner !== undefined) this.#terminal.deregisterCharacterJoiner(this.#joiner);
    this.#joiner = undefined;
    if (!this.#isGpu || this.#known.length === 0) return;
    const runs = ligatureRuns(this.#known);
    const { isMarked } = this.#options;
    this.#joiner = this.#terminal.registerCharacterJoiner((text) => (isMarked() ? [] : runs(text)));
  }
}
