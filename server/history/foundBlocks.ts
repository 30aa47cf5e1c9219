/** Finds the blocks in a file that an earlier run of the server recorded. */

import { BLOCK_HEAD_BYTES, decodeBlockHead } from '../../protocol/history/block.ts';
import type { Segment } from './segment.ts';
import type { SealedBlock } from './sessionHistory.ts';

type ReadPart = (position: number, byteCount: number) => Uint8Array | undefined;

/**
 * Returns the complete blocks of a segment after output offset `from`, in order. The segment then ends after the last of them,
 * so that a block that a crash left incomplete is overwritten.
 */
export function findBlocks(segment: Segment, from: number, read: ReadPart): readonly SealedBlock[] {
  const blocks: SealedBlock[] = [];
  let position = 0;
  let after = from;
  while (position + BLOCK_HEAD_BYTES <= segment.byteCount) {
    const bytes = read(position, BLOCK_HEAD_BYTES);
    const head = bytes === undefined ? undefined : decodeBlockHead(bytes);
    if (head === undefined || 'kind' in head || head.from < after) break;
    const byteCount = BLOCK_HEAD_BYTES + head.deflatedBytes;
    if (position + byteCount > segment.byteCount) break;
    const { to, time } = head;
    blocks.push({
      from: head.from,
      to,
      time,
      storage: { kind: 'stored', segment, position, byteCount },
    });
    position += byteCount;
    after = to;
  }
  segment.byteCount = position;
  return blocks;
}
