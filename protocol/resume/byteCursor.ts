/** A receiver's position in a stream (R1–R3). */

export type Accepted =
  /** `bytes` is the unseen tail, and now counts as accepted. */
  | { readonly kind: 'fresh'; readonly bytes: Uint8Array }
  | { readonly kind: 'duplicate' }
  /** Nothing was taken: `[expected, got)` never arrived. */
  | { readonly kind: 'gap'; readonly expected: number; readonly got: number };

const DUPLICATE: Accepted = { kind: 'duplicate' };

/** Takes each byte of a stream exactly once, in order, however often and late it is delivered. */
export class ByteCursor {
  #next: number;

  constructor(nextOffset = 0) {
    this.#next = nextOffset;
  }

  /** The offset wanted next; everything below was accepted. */
  get next(): number {
    return this.#next;
  }

  /** Takes what is unseen of the `bytes` that start at `offset`. */
  accept(offset: number, bytes: Uint8Array): Accepted {
    if (offset > this.#next) return { kind: 'gap', expected: this.#next, got: offset };
    const seen = this.#next - offset;
    if (seen >= bytes.length) return DUPLICATE;
    this.#next = offset + bytes.length;
    return { kind: 'fresh', bytes: seen === 0 ? bytes : bytes.subarray(seen) };
  }

  /** Goes on at `offset` after a gap that was stated and shown (R6). */
  skipTo(offset: number): void {
    if (offset < this.#next) throw new RangeError(`a cursor at ${this.#next} can not go back to ${offset}`);
    this.#next = offset;
  }
}
