/** Limits how far a sender may be ahead of its receiver's acknowledgments (W1, R9). */

/** Sending position of one channel on one connection. Every new connection starts with a new one. */
export class FlowWindow {
  readonly #windowBytes: number;
  /** Offset of the next byte to send. It is at most `#windowBytes` above `#received`. */
  #sent: number;
  /** Offset below which everything was acknowledged. It is never above `#sent`. */
  #received: number;

  /** @param startOffset first offset to send. @param received offset below which everything is already acknowledged. */
  constructor(windowBytes: number, startOffset: number, received = startOffset) {
    this.#windowBytes = windowBytes;
    this.#sent = startOffset;
    this.#received = received;
  }

  /** Offset of the next byte to send. */
  get sent(): number {
    return this.#sent;
  }

  /** Offset below which everything was acknowledged. */
  get received(): number {
    return this.#received;
  }

  /** Number of bytes that may be sent now. */
  get available(): number {
    return this.#windowBytes - (this.#sent - this.#received);
  }

  /** Counts `byteCount` bytes as sent. */
  advance(byteCount: number): void {
    this.#sent += byteCount;
  }

  /** Applies an acknowledgment. Older ones have no effect. Returns false if it covers bytes that were never sent. */
  receipt(offset: number): boolean {
    if (offset > this.#sent) return false;
    if (offset > this.#received) this.#received = offset;
    return true;
  }

  /** Moves the sending position past a reported gap (R6). */
  skipTo(offset: number): void {
    this.#sent = offset;
    this.#received = offset;
  }
}
