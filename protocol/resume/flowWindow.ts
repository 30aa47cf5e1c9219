/** How far a sender may run ahead of its receiver's receipts (W1, R9). */

/** One channel's sending position on one connection; a new connection starts a new one. */
export class FlowWindow {
  readonly #windowBytes: number;
  #sent: number;
  #received: number;

  /** @param startOffset where sending begins; @param received all below is receipted already. */
  constructor(windowBytes: number, startOffset: number, received = startOffset) {
    this.#windowBytes = windowBytes;
    this.#sent = startOffset;
    this.#received = received;
  }

  /** Offset of the next byte to send. */
  get sent(): number {
    return this.#sent;
  }

  /** Everything below was receipted. */
  get received(): number {
    return this.#received;
  }

  /** Bytes that may be sent now. */
  get available(): number {
    return this.#windowBytes - (this.#sent - this.#received);
  }

  /** Counts `byteCount` bytes as sent. */
  advance(byteCount: number): void {
    this.#sent += byteCount;
  }

  /** Takes a receipt; false when it is for bytes that were never sent. Older receipts change nothing. */
  receipt(offset: number): boolean {
    if (offset > this.#sent) return false;
    if (offset > this.#received) this.#received = offset;
    return true;
  }

  /** Moves the sending position over a stated gap (R6). */
  skipTo(offset: number): void {
    this.#sent = offset;
    this.#received = offset;
  }
}
