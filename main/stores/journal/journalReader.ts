/** Reads a journal's frames in order, checking each. */

import { crc32 } from 'node:zlib';
import { FILE_HEAD_BYTES, FRAME_HEAD_BYTES, openBody, type Sealing } from './journalFrame.ts';
import { decodeRecord, type JournalRecord } from './journalRecord.ts';
import type { JournalStorage } from './journalStorage.ts';

/** Size of a read from disk, bytes. */
const READ_BYTES = 1024 * 1024;

/** Storage of a journal, with the head and key of its file. */
export type JournalHandle = { readonly storage: JournalStorage; readonly sealing: Sealing };

/** Reads the frames of one file in order; can continue after the file has grown. */
export class JournalReader {
  readonly #handle: JournalHandle;
  #position = FILE_HEAD_BYTES;
  #sequence = 0;
  /** Bytes that were read in advance; they start at the position `#aheadAt` of the file. */
  #ahead: Uint8Array = new Uint8Array(0);
  #aheadAt = 0;

  constructor(handle: JournalHandle) {
    this.#handle = handle;
  }

  /** Position after the last intact frame. */
  get position(): number {
    return this.#position;
  }

  /** Number of frames read so far. */
  get sequence(): number {
    return this.#sequence;
  }

  /** True when the whole file was read. */
  get atEnd(): boolean {
    return this.#position >= this.#handle.storage.size();
  }

  /**
   * Encrypted body of the next frame, after a check of its length and checksum. Null at the end of the file
   * or at damaged bytes.
   */
  nextSealed(): Uint8Array | null {
    const head = this.#bytes(this.#position, FRAME_HEAD_BYTES);
    if (head === null) return null;
    const view = new DataView(head.buffer, head.byteOffset, FRAME_HEAD_BYTES);
    const length = view.getUint32(0);
    const sum = view.getUint32(4);
    const sealed = this.#bytes(this.#position + FRAME_HEAD_BYTES, length);
    if (sealed === null || crc32(sealed) !== sum) return null;
    this.#position += FRAME_HEAD_BYTES + length;
    this.#sequence += 1;
    return sealed;
  }

  /** The next record; null at the end of the file or at damaged bytes. */
  next(): JournalRecord | null {
    const sealed = this.nextSealed();
    return sealed === null ? null : this.open(sealed);
  }

  /** The record in the frame that was just read. */
  open(sealed: Uint8Array): JournalRecord | null {
    const body = openBody(sealed, this.#sequence - 1, this.#handle.sealing);
    return body === null ? null : decodeRecord(body);
  }

  #bytes(position: number, count: number): Uint8Array | null {
    // The length is checked before memory is allocated, because a damaged length may be as large as four
    // gigabytes.
    if (position + count > this.#handle.storage.size()) return null;
    const aheadEnd = this.#aheadAt + this.#ahead.length;
    if (position < this.#aheadAt || position + count > aheadEnd) {
      this.#ahead = this.#handle.storage.read(position, Math.max(count, READ_BYTES));
      this.#aheadAt = position;
    }
    const start = position - this.#aheadAt;
    return start + count > this.#ahead.length ? null : this.#ahead.subarray(start, start + count);
  }
}

/** All intact records of a journal, in order. */
export function recordsIn(handle: JournalHandle): JournalRecord[] {
  const reader = new JournalReader(handle);
  const records: JournalRecord[] = [];
  for (let record = reader.next(); record !== null; record = reader.next()) {
    records.push(record.kind === 'output' ? { ...record, bytes: record.bytes.slice() } : record);
  }
  return records;
}
