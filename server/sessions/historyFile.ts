/** The older output of a session in a ring file: byte `n` of the stream lives at `n mod capacity`. */

import type { RandomAccess } from './scratchFile.ts';

/**
 * Holds the bytes `[start, end)`. A file that fails costs what it held, never the session: it starts over with the
 * next write, and the older range is a gap (R6).
 */
export class HistoryFile {
  readonly #capacityBytes: number;
  readonly #open: () => RandomAccess;
  readonly #onError: (error: unknown) => void;
  #file: RandomAccess | undefined;
  #start = 0;
  #end = 0;

  /** The file is opened with the first write: most sessions never need one. */
  constructor(capacityBytes: number, open: () => RandomAccess, onError: (error: unknown) => void) {
    this.#capacityBytes = capacityBytes;
    this.#open = open;
    this.#onError = onError;
  }

  get start(): number {
    return this.#start;
  }

  get end(): number {
    return this.#end;
  }

  /** Takes at most its capacity of `bytes` that start at `offset`; a hole before them forgets everything older. */
  write(offset: number, bytes: Uint8Array): void {
    if (offset !== this.#end) this.#startOver(offset);
    const end = offset + bytes.length;
    try {
      this.#file ??= this.#open();
      const position = offset % this.#capacityBytes;
      const first = bytes.subarray(0, this.#capacityBytes - position);
      this.#file.write(first, position);
      if (first.length < bytes.length) this.#file.write(bytes.subarray(first.length), 0);
      this.#end = end;
      this.#start = Math.max(this.#start, end - this.#capacityBytes);
    } catch (error) {
      this.#startOver(end);
      this.#onError(error);
    }
  }

  /** At most `maxBytes` from `offset` on; undefined when the range is not held or can not be read. */
  read(offset: number, maxBytes: number): Uint8Array | undefined {
    if (offset < this.#start || offset >= this.#end || this.#file === undefined) return undefined;
    const position = offset % this.#capacityBytes;
    const bytes = new Uint8Array(Math.min(maxBytes, this.#end - offset, this.#capacityBytes - position));
    try {
      this.#file.read(bytes, position);
      return bytes;
    } catch (error) {
      this.#startOver(this.#end);
      this.#onError(error);
      return undefined;
    }
  }

  close(): void {
    this.#startOver(this.#end);
    try {
      this.#file?.close();
    } catch (error) {
      this.#onError(error);
    }
    this.#file = undefined;
  }

  #startOver(offset: number): void {
    this.#start = offset;
    this.#end = offset;
  }
}
