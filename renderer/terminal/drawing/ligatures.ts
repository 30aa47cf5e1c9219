/**
 * Draws one terminal's ligatures where the settings want them and its font has some. The page's own drawing does that by itself when
 * it may; WebGL draws cell by cell, and is told which to join. Neither changes a cell.
 */

import type { Terminal } from '@xterm/xterm';
import type { TerminalSettings } from './appearance.ts';
import type { FontLigatures } from './fontLigatures.ts';
import { ligatureRuns } from './ligatureRuns.ts';

export type LigatureOptions = {
  readonly fonts: FontLigatures;
  /** Where styles see whether the page may draw them (TerminalPane.module.css). */
  readonly element: HTMLElement;
  /** Found text is marked: joined cells are drawn like their first one, and would hide where a mark begins. */
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

  /** WebGL draws the terminal, or the page does. */
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
