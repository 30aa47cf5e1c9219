/** Knows about where the output of a terminal's first line begins, once lines fell out of its scrollback. */

import type { IBuffer, IMarker } from '@xterm/xterm';

/** What is needed of a terminal; the real one and a headless one both have it. */
type WatchedTerminal = {
  readonly rows: number;
  readonly options: { readonly scrollback?: number };
  readonly buffer: { readonly active: IBuffer; readonly normal: IBuffer };
  readonly registerMarker: (cursorYOffset?: number) => IMarker | undefined;
};

/** A line on which output ended at an offset. */
type Place = { readonly end: number; readonly marker: IMarker };

/** Places that are kept at most: xterm.js moves each of them with every line that falls out. */
const MAX_PLACES = 64;
/** In a flood what falls out is news as often as it grew by this share. */
const NEWS_SHARE = 0.05;

export class TrimWatch {
  readonly #terminal: WatchedTerminal;
  /** Oldest first. */
  #places: Place[] = [];
  /** Output between two places at least, bytes; grows so that the places span the whole scrollback. */
  #gapBytes = 0;
  #trimmedTo = 0;
  #told = 0;

  constructor(terminal: WatchedTerminal) {
    this.#terminal = terminal;
  }

  /** A new terminal begins. */
  reset(): void {
    for (const { marker } of this.#places) marker.dispose();
    this.#places = [];
    this.#gapBytes = 0;
    this.#trimmedTo = 0;
    this.#told = 0;
  }

  /** Output that ends at `end` has just been parsed; a former shell's has no offset above 0. */
  parsed(end: number): void {
    const last = this.#places.at(-1)?.end ?? 0;
    if (end < last) this.reset();
    else if (end <= last + this.#gapBytes) return;
    // A marker belongs to the buffer that is active, and only the normal one has a scrollback.
    if (end <= 0 || this.#terminal.buffer.active.type !== 'normal') return;
    const marker = this.#terminal.registerMarker(0);
    if (marker !== undefined) this.#places.push({ end, marker });
    if (this.#places.length > MAX_PLACES) this.#thin();
  }

  /** Output below this offset, or about there, is no longer shown; 0 while everything is. */
  get trimmedTo(): number {
    const { buffer, rows, options } = this.#terminal;
    const isFull = buffer.normal.length >= rows + (options.scrollback ?? 0);
    for (let first = this.#places[0]; first?.marker.isDisposed === true; first = this.#places[0]) {
      // Below that length a program cleared its lines away on purpose: they come back from nowhere.
      if (isFull) this.#trimmedTo = first.end;
      this.#places.shift();
    }
    return isFull ? (this.#trimmedTo = Math.max(this.#trimmedTo, this.#estimate, 1)) : this.#trimmedTo;
  }

  /** `trimmedTo` when that is worth telling again, else null. */
  news(): number | null {
    const to = this.trimmedTo;
    if (to <= this.#told * (1 + NEWS_SHARE)) return null;
    this.#told = to;
    return to;
  }

  /** Where the first line's output begins, if it was as long for each line as what comes after it. */
  get #estimate(): number {
    const first = this.#places[0];
    const last = this.#places.findLast(({ marker }) => !marker.isDisposed);
    const lines = (last?.marker.line ?? 0) - (first?.marker.line ?? 0);
    if (first === undefined || last === undefined || lines <= 0) return 0;
    return Math.floor(first.end - (first.marker.line * (last.end - first.end)) / lines);
  }

  #thin(): void {
    const span = (this.#places.at(-1)?.end ?? 0) - (this.#places[0]?.end ?? 0);
    this.#gapBytes = Math.ceil((2 * span) / MAX_PLACES);
    this.#places = this.#places.filter(({ marker }, index) => {
      if (index % 2 === 1) marker.dispose();
      return index % 2 === 0;
    });
  }
}
