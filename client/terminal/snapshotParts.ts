/** A snapshot that arrives in parts. It is used only when it is complete (R12). */

import { inflateRawSync } from 'node:zlib';
import { MAX_SNAPSHOT_INFLATED_BYTES } from '../../protocol/limits.ts';
import { decodeSnapshot, type Snapshot } from '../../terminal/snapshotBytes.ts';

export class SnapshotParts {
  readonly #bytes: Uint8Array;
  #received = 0;

  /** @param byteCount size of the compressed snapshot, limited by the message's schema. */
  constructor(byteCount: number) {
    this.#bytes = new Uint8Array(byteCount);
  }

  /** Adds the next part. Returns false if it is not the next one or too long. */
  add(offset: number, part: Uint8Array): boolean {
    if (offset !== this.#received || offset + part.length > this.#bytes.length) return false;
    this.#bytes.set(part, offset);
    this.#received += part.length;
    return true;
  }

  get isComplete(): boolean {
    return this.#received === this.#bytes.length;
  }

  /** Returns the snapshot; null if the bytes are not a valid one. */
  open(): Snapshot | null {
    try {
      const inflated = inflateRawSync(this.#bytes, { maxOutputLength: MAX_SNAPSHOT_INFLATED_BYTES });
      const snapshot = decodeSnapshot(inflated);
      return 'kind' in snapshot ? null : snapshot;
    } catch {
      return null;
    }
  }
}
