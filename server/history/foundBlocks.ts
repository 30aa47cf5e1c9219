/** Reads what an earlier run of the server recorded: which blocks a file has, and where. */

import { BLOCK_HEAD_BYTES, decodeBlockHead } from '../../protocol/history/block.ts';
import type { Segment } from './segment.ts';
import type { Sealed } from './sessionHistory.ts';

type ReadPart = (position: number, byteCount: number) => Uint8Array | undefined;

/**
 * The blocks of a segment that are whole and in order, after output `from`. The segment ends behind the last of them:
 * what a crash left half written there is written over.
 */
export function findBlocks(segment: Segment, from: number, read: ReadPart): readonly Sealed[] {
  const blocks: Sealed[] = [];
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
      place: { kind: 'stored', segment, position, byteCount },
    });
    position += byteCount;
    after = to;
  }
  segment.byteCount = position;
  return blocks;
}
