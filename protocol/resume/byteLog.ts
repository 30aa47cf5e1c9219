/** A sender's bounded log with absolute byte offsets (R1). */

/** Blocks are small enough that an idle session's log costs little, and equal to one turn on the wire. */
const BLOCK_BYTES = 16 * 1024;

/**
 * Holds the bytes `[start, end)` of a stream. Appending past the capacity forgets the oldest bytes; receipts and
 * truncation shorten it from either side.
 */
export class ByteLog {
  readonly #capacityBytes: number;
  /** Block `i` holds the absolute offsets from `(#firstBlock + i) * BLOCK_BYTES` on. */
  #blocks: Uint8Array<ArrayBuffer>[] = [];
  #firstBlock = 0;
  #start: number;
  #end: number;

  /** @param capacityBytes how much is held at most; @param startOffset where an empty log begins. */
  constructor(capacityBytes: number, startOffset = 0) {
    this.#capacityBytes = capacityBytes;
    this.#start = startOffset;
    this.#end = startOffset;
    this.#firstBlock = Math.floor(startOffset / BLOCK_BYTES);
  }

  /** Offset of the oldest byte that is still held. */
  get start(): number {
    return this.#start;
  }

  /** Offset after the newest byte. */
  get end(): number {
    return this.#end;
  }

  /** Bytes that can be appended before anything is forgotten. */
  get free(): number {
    return this.#capacityBytes - (this.#end - this.#start);
  }

  /** Copies `bytes` to the end; forgets the oldest bytes past the capacity. */
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
   * Held bytes from `offset` on, at most `maxBytes`, as a view that ends at a block's edge; read on for more.
   * Empty at the end; undefined when `offset` is not within `[start, end]`.
   */
  read(offset: number, maxBytes: number): Uint8Array | undefined {
    if (offset < this.#start || offset > this.#end) return undefined;
    const block = this.#blocks[Math.floor(offset / BLOCK_BYTES) - this.#firstBlock];
    if (block === undefined) return new Uint8Array(0);
    const within = offset % BLOCK_BYTES;
    const bytes = Math.min(maxBytes, BLOCK_BYTES - within, this.#end - offset);
    return block.subarray(within, within + bytes);
  }

  /** Forgets everything below `offset`; offsets outside the held range change nothing beyond it. */
  forget(offset: number): void {
    if (offset <= this.#start) return;
    this.#start = Math.min(offset, this.#end);
    const first = Math.floor(this.#start / BLOCK_BYTES);
    this.#blocks.splice(0, first - this.#firstBlock);
    this.#firstBlock = first;
  }

  /** Takes back everything at and above `offset`; the next append starts there. Fresh blocks keep old views intact. */
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
