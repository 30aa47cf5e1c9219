/**
 * Estimates the output offset of the first remaining line, after lines were trimmed from a terminal's
 * scrollback.
 */

import type { IBuffer, IMarker } from '@xterm/xterm';

/** Members of a terminal that this file uses. xterm.js's terminal and a headless one both have them. */
type WatchedTerminal = {
  readonly rows: number;
  readonly options: { readonly scrollback?: number };
  readonly buffer: { readonly active: IBuffer; readonly normal: IBuffer };
  readonly registerMarker: (cursorYOffset?: number) => IMarker | undefined;
};

/** A line on which a chunk of output ended, and the output's offset there. */
type LineOffset = { readonly end: number; readonly marker: IMarker };

/** Max number of markers. xterm.js moves each of them for every trimmed line. */
const MAX_MARKERS = 64;
/** During a flood of output, trimming is reported each time that it has grown by this fraction. */
const REPORT_GROWTH = 0.05;

export class TrimWatch {
  readonly #terminal: WatchedTerminal;
  /** Markers, oldest first. */
  #lines: LineOffset[] = [];
  /**
   * Min amount of output between two markers, bytes. It grows, so that the markers cover the whole
   * scrollback.
   */
  #gapBytes = 0;
  #trimmedTo = 0;
  /** Offset of the last report. */
  #reportedTo = 0;

  constructor(terminal: WatchedTerminal) {
    this.#terminal = terminal;
  }

  /** Drops all data about a former terminal. */
  reset(): void {
    for (const { marker } of this.#lines) marker.dispose();
    this.#lines = [];
    this.#gapBytes = 0;
    this.#trimmedTo = 0;
    this.#reportedTo = 0;
  }

  /**
   * Called when output that ends at the offset `end` was parsed. Output of a former shell has no offset above
   * 0.
   */
  outputEnded(end: number): void {
    const last = this.#lines.at(-1)?.end ?? 0;
    if (end < last) this.reset();
    else if (end <= last + this.#gapBytes) return;
    // A marker belongs to the active buffer, and only the normal buffer has a scrollback.
    if (end <= 0 || this.#terminal.buffer.active.type !== 'normal') return;
    const marker = this.#terminal.registerMarker(0);
    if (marker !== undefined) this.#lines.push({ end, marker });
    if (this.#lines.length > MAX_MARKERS) this.#thin();
  }

  /** Approximate offset below which output is no longer shown; 0 while nothing was trimmed. */
  get trimmedTo(): number {
    const { buffer, rows, options } = this.#terminal;
    const isFull = buffer.normal.length >= rows + (options.scrollback ?? 0);
    for (let first = this.#lines[0]; first?.marker.isDisposed === true; first = this.#lines[0]) {
      // Only a full scrollback drops its oldest lines. From any other, a program cleared them.
      if (isFull) this.#trimmedTo = first.end;
      this.#lines.shift();
    }
    if (isFull) this.#trimmedTo = Math.max(this.#trimmedTo, this.#estimate, 1);
    return this.#trimmedTo;
  }

  /** Returns `trimmedTo` if it has grown enough since the last report, else null. */
  takeReport(): number | null {
    const to = this.trimmedTo;
    if (to <= this.#reportedTo * (1 + REPORT_GROWTH)) return null;
    this.#reportedTo = to;
    return to;
  }

  /**
   * Estimated offset of the first line. It assumes that the output before the first marker has as many bytes
   * per line as the output after it.
   */
  get #estimate(): number {
    const first = this.#lines[0];
    const last = this.#lines.findLast(({ marker }) => !marker.isDisposed);
    const lines = (last?.marker.line ?? 0) - (first?.marker.line ?? 0);
    if (first === undefined || last === undefined || lines <= 0) return 0;
    return Math.floor(first.end - (first.marker.line * (last.end - first.end)) / lines);
  }

  /** Drops every other marker. */
  #thin(): void {
    const span = (this.#lines.at(-1)?.end ?? 0) - (this.#lines[0]?.end ?? 0);
    this.#gapBytes = Math.ceil((2 * span) / MAX_MARKERS);
    this.#lines = this.#lines.filter(({ marker }, index) => {
      if (index % 2 === 1) marker.dispose();
      return index % 2 === 0;
    });
  }
}
