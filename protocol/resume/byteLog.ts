/** The sender's limited log of bytes, with absolute offsets (R1). */

/** Block size, bytes. It is one turn on the wire, and small enough that the log of an idle session takes little memory. */
const BLOCK_BYTES = 16 * 1024;

/**
 * Retains the bytes `[start, end)` of a stream. Appending beyond the capacity forgets the oldest bytes. `forget` shortens the
 * log at its start, and `truncate` at its end.
 */
export class ByteLog {
  readonly #capacityBytes: number;
  /** Block `i` starts at absolute offset `(#firstBlock + i) * BLOCK_BYTES`. */
  #blocks: Uint8Array<ArrayBuffer>[] = [];
  #firstBlock = 0;
  #start: number;
  #end: number;

  /** @param capacityBytes max retained bytes. @param startOffset start of the empty log. */
  constructor(capacityBytes: number, startOffset = 0) {
    this.#capacityBytes = capacityBytes;
    this.#start = startOffset;
    this.#end = startOffset;
    this.#firstBlock = Math.floor(startOffset / BLOCK_BYTES);
  }

  /** Offset of the oldest retained byte. */
  get start(): number {
    return this.#start;
  }

  /** Offset after the newest byte. */
  get end(): number {
    return this.#end;
  }

  /** Number of bytes that can be appended before any are forgotten. */
  get free(): number {
    return this.#capacityBytes - (this.#end - this.#start);
  }

  /** Appends a copy of `bytes` and forgets the oldest bytes beyond the capacity. */
  append(bytes: Uint8Array): void {
    let taken = 0;
    while (taken < bytes.length) {
      const within = this.#end % BLOCK_BYTES;
      const block = this.#blockAt(this.#end);
      const part = bytes.subarray(taken, taken + BLOCK_BYTES - within);
      block.set(part, within);
      taken += part.length;
      this.#end += part.length;
      this.forget(this.#end - this.#capacityBytes);
    }
  }

  /**
   * Returns retained bytes from `offset` on, at most `maxBytes`, as a view that ends at a block's edge. Call it again for more.
   * Returns no bytes at the end, and undefined if `offset` is not within `[start, end]`.
   */
  read(offset: number, maxBytes: number): Uint8Array | undefined {
    if (offset < this.#start || offset > this.#end) return undefined;
    const block = this.#blocks[Math.floor(offset / BLOCK_BYTES) - this.#firstBlock];
    if (block === undefined) return new Uint8Array(0);
    const within = offset % BLOCK_BYTES;
    const bytes = Math.min(maxBytes, BLOCK_BYTES - within, this.#end - offset);
    return block.subarray(within, within + bytes);
  }

  /** Forgets everything below `offset`, which may be outside the retained range. */
  forget(offset: number): void {
    if (offset <= this.#start) return;
    this.#start = Math.min(offset, this.#end);
    const first = Math.floor(this.#start / BLOCK_BYTES);
    this.#blocks.splice(0, first - this.#firstBlock);
    this.#firstBlock = first;
  }

  /** Removes everything from `offset` on. The next append starts there, in a new block, so that earlier views do not change. */
  truncate(offset: number): void {
    if (offset >= this.#end) return;
    const kept = Math.max(offset, this.#start);
    const last = Math.floor(kept / BLOCK_BYTES) - this.#firstBlock;
    const block = this.#blocks[last];
    this.#blocks.length = Math.min(this.#blocks.length, last);
    if (block !== undefined && kept % BLOCK_BYTES > 0) this.#blocks.push(block.slice());
    this.#end = kept;
  }

  #blockAt(offset: number): Uint8Array<ArrayBuffer> {
    const index = Math.floor(offset / BLOCK_BYTES) - this.#firstBlock;
    let block = this.#blocks[index];
    if (block === undefined) {
      block = new Uint8Array(BLOCK_BYTES);
      this.#blocks[index] = block;
    }
    return block;
  }
}
