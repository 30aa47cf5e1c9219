/** Receiver's position in a stream (R1–R3). */

export type Accepted =
  /** `bytes` is the part that was not seen before. It counts as accepted from now on. */
  | { readonly kind: 'fresh'; readonly bytes: Uint8Array }
  | { readonly kind: 'duplicate' }
  /** Nothing was accepted, because the bytes `[expected, got)` never arrived. */
  | { readonly kind: 'gap'; readonly expected: number; readonly got: number };

const DUPLICATE: Accepted = { kind: 'duplicate' };

/** Accepts each byte of a stream exactly once and in order, even if bytes arrive late or several times. */
export class ByteCursor {
  /** Next expected offset. It never decreases. */
  #next: number;

  constructor(nextOffset = 0) {
    this.#next = nextOffset;
  }

  /** Next expected offset. Everything below it was accepted. */
  get next(): number {
    return this.#next;
  }

  /** Accepts the part of `bytes` that was not seen before. `bytes` start at `offset`. */
  accept(offset: number, bytes: Uint8Array): Accepted {
    if (offset > this.#next) return { kind: 'gap', expected: this.#next, got: offset };
    const seen = this.#next - offset;
    if (seen >= bytes.length) return DUPLICATE;
    this.#next = offset + bytes.length;
    return { kind: 'fresh', bytes: seen === 0 ? bytes : bytes.subarray(seen) };
  }

  /** Continues at `offset` after a gap that the sender has reported (R6). */
  skipTo(offset: number): void {
    if (offset < this.#next) throw new RangeError(`a cursor at ${this.#next} cannot go back to ${offset}`);
    this.#next = offset;
  }
}
