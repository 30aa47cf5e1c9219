/** Compression and limits of snapshots (R12). */

import { promisify } from 'node:util';
import { deflateRaw, inflateRawSync } from 'node:zlib';
import { MAX_SNAPSHOT_BYTES, MAX_SNAPSHOT_INFLATED_BYTES } from '../../protocol/limits.ts';
import { decodeSnapshot, encodeSnapshot, type Snapshot } from '../../terminal/snapshotBytes.ts';
import { SCROLLBACK_LINES } from './emulator.ts';

const deflate = promisify(deflateRaw);

/** Max cells of scrollback in a snapshot: 5,000 lines of 200 columns. A wider terminal gets fewer lines. */
const MAX_SCROLLBACK_CELLS = 1_000_000;

/**
 * The scrollback is divided by this number after each failed attempt, because a snapshot over the limit is usually far over it.
 */
const SCROLLBACK_DIVISOR = 8;

/** The part of the emulator that makes snapshots. */
export type SnapshotSource = { readonly snapshot: (scrollbackLines: number) => Snapshot };

/** Returns a snapshot of the terminal, with less scrollback if it is too large; undefined if the screen alone is too large. */
export function encodedSnapshot(source: SnapshotSource, cols: number): Uint8Array<ArrayBuffer> | undefined {
  let lines = Math.min(SCROLLBACK_LINES, Math.floor(MAX_SCROLLBACK_CELLS / cols));
  for (;;) {
    const bytes = encodeSnapshot(source.snapshot(lines));
    if (bytes.length <= MAX_SNAPSHOT_INFLATED_BYTES) return bytes;
    if (lines === 0) return undefined;
    lines = Math.floor(lines / SCROLLBACK_DIVISOR);
  }
}

/** Returns the compressed form, for the wire and for parking; null if it is too large. */
export async function compressedSnapshot(encoded: Uint8Array): Promise<Uint8Array<ArrayBuffer> | null> {
  const bytes = await deflate(encoded);
  return bytes.length <= MAX_SNAPSHOT_BYTES ? new Uint8Array(bytes) : null;
}

/** Reverses `compressedSnapshot`. */
export function restoredSnapshot(compressed: Uint8Array): Snapshot {
  const snapshot = decodeSnapshot(inflateRawSync(compressed));
  if ('kind' in snapshot) throw new Error(`a parked screen cannot be restored: ${snapshot.message}`);
  return snapshot;
}
