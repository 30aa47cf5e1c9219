/** Block of history: a header and deflated records (H4). The format is the same on disk and on the wire. */

import { malformed, type HistoryError } from './historyError.ts';

/** Max output in one block, bytes. It inflates in about a millisecond and compresses well. */
export const MAX_BLOCK_OUTPUT_BYTES = 256 * 1024;
/** Max size of one block's records, bytes. It allows for each byte of output in its own record. */
export const MAX_BLOCK_RAW_BYTES = 16 * MAX_BLOCK_OUTPUT_BYTES;
/** Max size of deflated records, bytes. Deflate grows incompressible data by less than one percent. */
export const MAX_BLOCK_DEFLATED_BYTES = MAX_BLOCK_RAW_BYTES + 64 * 1024;

/** Size of the header: `HFB` and version (4) · from (8) · to (8) · time (8) · raw bytes (4) · deflated bytes (4). */
export const BLOCK_HEAD_BYTES = 36;
const MAGIC = 0x48464201;
const TWO_32 = 2 ** 32;

export type Block = {
  /** Offset of the first byte of output. */
  readonly from: number;
  /** Offset after the last byte of output. */
  readonly to: number;
  /** Wall time of the first record, ms since 1970. */
  readonly time: number;
  /** Size of the inflated records. */
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

/** Header of a block, without its records. */
export type BlockHead = Omit<Block, 'deflated'> & { readonly deflatedBytes: number };

/** Decodes the header at the start of `bytes`, which must have at least `BLOCK_HEAD_BYTES` bytes. */
export function decodeBlockHead(bytes: Uint8Array): BlockHead | HistoryError {
  const view = new DataView(bytes.buffer, bytes.byteOffset, BLOCK_HEAD_BYTES);
  const wide = (at: number): number => view.getUint32(at) * TWO_32 + view.getUint32(at + 4);
  if (view.getUint32(0) !== MAGIC) return malformed('not a history block of a known version');
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
    return malformed(`a block cannot hold output from ${head.from} to ${head.to}`);
  if (head.rawBytes > MAX_BLOCK_RAW_BYTES || head.deflatedBytes > MAX_BLOCK_DEFLATED_BYTES)
    return malformed(`a block of ${head.rawBytes} bytes, ${head.deflatedBytes} deflated, is over the limit`);
  return head;
}

/** Splits a stream that arrives in arbitrary pieces into blocks. */
export class BlockReader {
  /** Bytes of an incomplete block. */
  #rest = new Uint8Array(0);

  /** Returns the blocks that are complete with these bytes. After an error the stream cannot be used anymore. */
  read(bytes: Uint8Array): readonly Block[] | HistoryError {
    const all = new Uint8Array(this.#rest.length + bytes.length);
    all.set(this.#rest);
    all.set(bytes, this.#rest.length);
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
    this.#rest = all.slice(at);
    return blocks;
  }
}
