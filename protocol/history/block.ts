/** A block of history: a head, and records that its maker deflated (H4). The same on disk and on the wire. */

import { malformed, type HistoryError } from './historyError.ts';

/** Output in one block at most, bytes: inflated in about a millisecond, and enough to compress well. */
export const MAX_BLOCK_OUTPUT_BYTES = 256 * 1024;
/** Records of one block at most, bytes: each byte of output in a record of its own. */
export const MAX_BLOCK_RAW_BYTES = 16 * MAX_BLOCK_OUTPUT_BYTES;
/** Deflated records at most, bytes: deflate grows what it can not shrink by less than one percent. */
export const MAX_BLOCK_DEFLATED_BYTES = MAX_BLOCK_RAW_BYTES + 64 * 1024;

/** `HFB`, version (4 bytes) · from (8) · to (8) · time (8) · raw bytes (4) · deflated bytes (4). */
export const BLOCK_HEAD_BYTES = 36;
const MAGIC = 0x48464201;
const TWO_32 = 2 ** 32;

export type Block = {
  /** Offsets of its first byte of output, and after its last. */
  readonly from: number;
  readonly to: number;
  /** Wall time of its first record, ms since 1970. */
  readonly time: number;
  /** Length of the records, inflated. */
  readonly rawBytes: number;
  readonly deflated: Uint8Array;
};

export function encodeBlock({ from, to, time, rawBytes, deflated }: Block): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(BLOCK_HEAD_BYTES + deflated.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC);
  for (const [at, value] of [
    [4, from],
    [12, to],
    [20, time],
  ] as const) {
    view.setUint32(at, Math.floor(value / TWO_32));
    view.setUint32(at + 4, value % TWO_32);
  }
  view.setUint32(28, rawBytes);
  view.setUint32(32, deflated.length);
  bytes.set(deflated, BLOCK_HEAD_BYTES);
  return bytes;
}

/** A block's head, without its records. */
export type BlockHead = Omit<Block, 'deflated'> & { readonly deflatedBytes: number };

/** The head at the start of `bytes`, of which there are enough. */
export function decodeBlockHead(bytes: Uint8Array): BlockHead | HistoryError {
  const view = new DataView(bytes.buffer, bytes.byteOffset, BLOCK_HEAD_BYTES);
  const wide = (at: number): number => view.getUint32(at) * TWO_32 + view.getUint32(at + 4);
  if (view.getUint32(0) !== MAGIC) return malformed('this is no block of history that this version reads');
  const head = {
    from: wide(4),
    to: wide(12),
    time: wide(20),
    rawBytes: view.getUint32(28),
    deflatedBytes: view.getUint32(32),
  };
  if (![head.from, head.to, head.time].every(Number.isSafeInteger))
    return malformed('a number in a block is over 2^53');
  if (head.to < head.from || head.to - head.from > MAX_BLOCK_OUTPUT_BYTES)
    return malformed(`a block can not hold output from ${head.from} to ${head.to}`);
  if (head.rawBytes > MAX_BLOCK_RAW_BYTES || head.deflatedBytes > MAX_BLOCK_DEFLATED_BYTES)
    return malformed(`a block of ${head.rawBytes} bytes, ${head.deflatedBytes} deflated, is over the limit`);
  return head;
}

/** Finds the blocks in a stream that comes in arbitrary pieces. */
export class BlockReader {
  #held = new Uint8Array(0);

  /** The blocks that are whole with these bytes; after an error the stream is of no use. */
  read(bytes: Uint8Array): readonly Block[] | HistoryError {
    const all = new Uint8Array(this.#held.length + bytes.length);
    all.set(this.#held);
    all.set(bytes, this.#held.length);
    const blocks: Block[] = [];
    let at = 0;
    while (all.length - at >= BLOCK_HEAD_BYTES) {
      const head = decodeBlockHead(all.subarray(at));
      if ('kind' in head) return head;
      const { deflatedBytes, ...rest } = head;
      const end = at + BLOCK_HEAD_BYTES + deflatedBytes;
      if (end > all.length) break;
      blocks.push({ ...rest, deflated: all.slice(at + BLOCK_HEAD_BYTES, end) });
      at = end;
    }
    this.#held = all.slice(at);
    return blocks;
  }
}
