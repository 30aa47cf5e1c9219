/** Remembers where the user looks while the terminal is filled again with a longer past. */

import type { IMarker, Terminal } from '@xterm/xterm';
import { findPlace, showPlace, viewPlaceOf, type ViewPlace } from './viewPlace.ts';

export class ReturnPlace {
  readonly #terminal: Terminal;
  #place: ViewPlace | null = null;
  #marker: IMarker | null = null;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  leave(): void {
    this.#place = viewPlaceOf(this.#terminal);
  }

  /** The terminal has parsed what it had when it was left. */
  find(): void {
    if (this.#place !== null) this.#marker = findPlace(this.#terminal, this.#place);
  }

  /** Everything is there: the view goes back, once. */
  show(): void {
    const line = this.#marker?.line ?? -1;
    if (this.#place !== null && line >= 0) showPlace(this.#terminal, this.#place, line);
    this.#marker?.dispose();
    this.#marker = null;
    this.#place = null;
  }
}
