/** Remembers where the user looks while the terminal is filled again with a longer past. */

import type { IMarker, Terminal } from '@xterm/xterm';
import { findAnchor, showAnchor, scrollAnchorOf, type ScrollAnchor } from './scrollAnchor.ts';

export class ReturnAnchor {
  readonly #terminal: Terminal;
  #anchor: ScrollAnchor | null = null;
  #marker: IMarker | null = null;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  leave(): void {
    this.#anchor = scrollAnchorOf(this.#terminal);
  }

  /** The terminal has parsed what it had when it was left. */
  find(): void {
    if (this.#anchor !== null) this.#marker = findAnchor(this.#terminal, this.#anchor);
  }

  /** Everything is there: the view goes back, once. */
  show(): void {
    const line = this.#marker?.line ?? -1;
    if (this.#anchor !== null && line >= 0) showAnchor(this.#terminal, this.#anchor, line);
    this.#marker?.dispose();
    this.#marker = null;
    this.#anchor = null;
  }
}
