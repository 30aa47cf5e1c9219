/** Receiver's position in a stream (R1–R3). */

export type Accepted =
  /** `bytes` is the unseen tail; it counts as accepted from now on. */
  | { readonly kind: 'fresh'; readonly bytes: Uint8Array }
  | { readonly kind: 'duplicate' }
  /** Nothing was accepted, because `[expected, got)` never arrived. */
  | { readonly kind: 'gap'; readonly expected: number; readonly got: number };

const DUPLICATE: Accepted = { kind: 'duplicate' };

/** Accepts each byte of a stream exactly once and in order, however often and late it is delivered. */
export class ByteCursor {
  /** Next wanted offset; it never decreases. */
  #next: number;

  constructor(nextOffset = 0) {
    this.#next = nextOffset;
  }

  /** Next wanted offset. Everything below it was accepted. */
  get next(): number {
    return this.#next;
  }

  /** Accepts the unseen part of `bytes`, which start at `offset`. */
  accept(offset: number, bytes: Uint8Array): Accepted {
    if (offset > this.#next) return { kind: 'gap', expected: this.#next, got: offset };
    const seen = this.#next - offset;
    if (seen >= bytes.length) return DUPLICATE;
    this.#next = offset + bytes.length;
    return { kind: 'fresh', bytes: seen === 0 ? bytes : bytes.subarray(seen) };
  }

  /** Continues at `offset` after a gap that the sender stated (R6). */
  skipTo(offset: number): void {
    if (offset < this.#next) throw new RangeError(`a cursor at ${this.#next} cannot go back to ${offset}`);
    this.#next = offset;
  }
}
