/** Limit of how far a sender may be ahead of its receiver's receipts (W1, R9). */

/** Sending position of one channel on one connection. A new connection starts a new one. */
export class FlowWindow {
  readonly #windowBytes: number;
  /** Offset of the next byte to send; at most `#windowBytes` above `#received`. */
  #sent: number;
  /** Everything below was acknowledged; never above `#sent`. */
  #received: number;

  /** @param startOffset first offset to send; @param received offset below which everything is acknowledged already. */
  constructor(windowBytes: number, startOffset: number, received = startOffset) {
    this.#windowBytes = windowBytes;
    this.#sent = startOffset;
    this.#received = received;
  }

  /** Offset of the next byte to send. */
  get sent(): number {
    return this.#sent;
  }

  /** Everything below was acknowledged. */
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

  /** Applies a receipt; older receipts have no effect. Returns false when it is for bytes that were never sent. */
  receipt(offset: number): boolean {
    if (offset > this.#sent) return false;
    if (offset > this.#received) this.#received = offset;
    return true;
  }

  /** Moves the sending position past a stated gap (R6). */
  skipTo(offset: number): void {
    this.#sent = offset;
    this.#received = offset;
  }
}
