/** Snapshots within their limits (R12), and compressed. */

import { promisify } from 'node:util';
import { deflateRaw, inflateRawSync } from 'node:zlib';
import { MAX_SNAPSHOT_BYTES, MAX_SNAPSHOT_INFLATED_BYTES } from '../../protocol/limits.ts';
import { decodeSnapshot, encodeSnapshot, type Snapshot } from '../../terminal/snapshotBytes.ts';
import { SCROLLBACK_LINES } from './emulator.ts';

const deflated = promisify(deflateRaw);

/** Cells of scrollback that a snapshot has at most: 5,000 lines of 200 columns; a wider terminal gives fewer lines. */
const MAX_SCROLLBACK_CELLS = 1_000_000;

/** Each try has so much less scrollback than the one before; a text that is over the limit is far over it. */
const FEWER = 8;

/** What there is of the emulator to be taken a snapshot of. */
export type SnapshotSource = { readonly snapshot: (scrollbackLines: number) => Snapshot };

/** The whole terminal at this moment, or less of its scrollback when that is too much; undefined when its screen alone is. */
export function encodedSnapshot(source: SnapshotSource, cols: number): Uint8Array<ArrayBuffer> | undefined {
  let lines = Math.min(SCROLLBACK_LINES, Math.floor(MAX_SCROLLBACK_CELLS / cols));
  for (;;) {
    const bytes = encodeSnapshot(source.snapshot(lines));
    if (bytes.length <= MAX_SNAPSHOT_INFLATED_BYTES) return bytes;
    if (lines === 0) return undefined;
    lines = Math.floor(lines / FEWER);
  }
}

/** In the form in which it is sent and kept; null when it is too large for that. */
export async function compressedSnapshot(encoded: Uint8Array): Promise<Uint8Array<ArrayBuffer> | null> {
  const bytes = await deflated(encoded);
  return bytes.length <= MAX_SNAPSHOT_BYTES ? new Uint8Array(bytes) : null;
}

/** What `compressedSnapshot` was made of. */
export function restoredSnapshot(compressed: Uint8Array): Snapshot {
  const snapshot = decodeSnapshot(inflateRawSync(compressed));
  if ('kind' in snapshot) throw new Error(`a parked screen can not be restored: ${snapshot.message}`);
  return snapshot;
}
