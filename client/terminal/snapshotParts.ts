/** A snapshot that arrives in parts: it counts only when it is complete (R12). */

import { inflateRawSync } from 'node:zlib';
import { MAX_SNAPSHOT_INFLATED_BYTES } from '../../protocol/limits.ts';
import { decodeSnapshot, type Snapshot } from '../../terminal/snapshotBytes.ts';

export class SnapshotParts {
  readonly #bytes: Uint8Array;
  #received = 0;

  /** `byteCount` is the size of the compressed snapshot, which the message's schema bounds. */
  constructor(byteCount: number) {
    this.#bytes = new Uint8Array(byteCount);
  }

  /** Takes the next part; false when it is not the next, or too long. */
  add(offset: number, part: Uint8Array): boolean {
    if (offset !== this.#received || offset + part.length > this.#bytes.length) return false;
    this.#bytes.set(part, offset);
    this.#received += part.length;
    return true;
  }

  get isComplete(): boolean {
    return this.#received === this.#bytes.length;
  }

  /** The snapshot, or null when the bytes are not one. */
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
