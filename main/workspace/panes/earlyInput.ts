/** Input that is typed before a pane's terminal has a size and its server an address. */

/** Max bytes of early input; later input is refused. */
const MAX_EARLY_BYTES = 1024 * 1024;

export class EarlyInput {
  #bytes = Buffer.alloc(0);

  /** Keeps input; false, and nothing is kept, if there is too much. */
  type(bytes: Uint8Array): boolean {
    if (this.#bytes.length + bytes.length > MAX_EARLY_BYTES) return false;
    this.#bytes = Buffer.concat([this.#bytes, bytes]);
    return true;
  }

  /** Returns the kept input, and forgets it. */
  take(): Uint8Array {
    const bytes = this.#bytes;
    this.#bytes = Buffer.alloc(0);
    return bytes;
  }
}
