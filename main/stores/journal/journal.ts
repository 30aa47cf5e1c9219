/**
 * Journal of a pane: an append-only file with its output. After a crash, the exact screen is restored from
 * it.
 */

import type { Cancel, Clock } from '../../../protocol/clock.ts';
import type { RandomBytes } from '../../../protocol/ids.ts';
import type { Size } from '../../../protocol/messages/common.ts';
import { encodeFrame, newSealing } from './journalFrame.ts';
import { recordsIn, type JournalHandle } from './journalReader.ts';
import { encodeRecord, type JournalContent, type JournalRecord } from './journalRecord.ts';
import { memoryStorage, type JournalStorage } from './journalStorage.ts';

const KiB = 1024;
/** Max delay of a write, ms. A busy terminal causes ten writes a second. */
export const FLUSH_AFTER_MS = 100;
/** Size of pending output that is written at once, bytes. An incomplete write loses no more than this. */
export const FLUSH_BYTES = 64 * KiB;
/** File size at which a journal is compacted, bytes. Below it, a replay takes about a second at most. */
export const REWRITE_FILE_BYTES = 32 * 1024 * KiB;
/** Size at which a journal in memory is compacted, bytes. Dozens of panes fit into memory. */
export const REWRITE_MEMORY_BYTES = 4 * 1024 * KiB;

export type JournalContext = {
  readonly clock: Clock;
  readonly random: RandomBytes;
  /** Called when the disk failed: the journal continues in memory, and the file stays as it is. */
  readonly onDiskFailed: (reason: string) => void;
};

/** Position at the end of a journal that was read from disk. */
export type JournalPosition = {
  readonly epoch: string;
  readonly at: number;
  readonly sizes: number;
  readonly records: number;
};

/** The journal of one pane; output is written with a delay of at most `FLUSH_AFTER_MS`. */
export class Journal {
  /** Time of the last write before the journal was opened, ms since 1970; null for a new journal. */
  readonly writtenAt: number | null;
  readonly #context: JournalContext;
  /** Storage of the records, a file or memory, and how it is encrypted. */
  #handle: JournalHandle;
  /** False while the journal is only in memory. */
  #inFile: boolean;
  /** Epoch of the output; null before `begin` is called. */
  #epoch: string | null;
  /** Offset after the last byte, including pending output. */
  #end: number;
  /** Number of size changes of the tty so far (S8). */
  #sizes: number;
  /** Number of records in the storage: the sequence number of the next one. */
  #records: number;
  /** Size above which the journal requests a checkpoint, bytes. */
  #rewriteAtBytes: number;
  /** Output that has not been written yet. */
  #pending: Uint8Array[] = [];
  /** Size of the records that are not written yet, bytes. */
  #pendingBytes = 0;
  /** Set while records wait to be written. */
  #cancelFlush: Cancel | undefined;

  /**
   * @param position is the end of an existing journal. It is null for a new journal, on which `begin` must be
   * called first.
   */
  constructor(
    handle: JournalHandle,
    inFile: boolean,
    position: JournalPosition | null,
    context: JournalContext,
  ) {
    this.#handle = handle;
    this.writtenAt = handle.storage.writtenAt;
    this.#inFile = inFile;
    this.#context = context;
    this.#epoch = position?.epoch ?? null;
    this.#end = position?.at ?? 0;
    this.#sizes = position?.sizes ?? 0;
    this.#records = position?.records ?? 0;
    this.#rewriteAtBytes = this.#minRewriteBytes();
  }

  /** Epoch, offset after the last byte, and number of size changes; null before `begin` is called. */
  get position(): { readonly epoch: string; readonly offset: number; readonly sizes: number } | null {
    return this.#epoch === null ? null : { epoch: this.#epoch, offset: this.#end, sizes: this.#sizes };
  }

  /**
   * True when the journal is so large that it should be replaced by a checkpoint (a snapshot that the page
   * makes).
   */
  get wantsCheckpoint(): boolean {
    return this.#handle.storage.size() > this.#rewriteAtBytes;
  }

  /** Storage and keys for a reader; the handle changes when the journal is moved or replaced. */
  get handle(): JournalHandle {
    return this.#handle;
  }

  get inFile(): boolean {
    return this.#inFile;
  }

  /**
   * Replaces everything with a new terminal of `size`. It starts at `offset` of `epoch`, after `sizes` size
   * changes.
   */
  begin(epoch: string, offset: number, size: Size, sizes: number): void {
    this.#dropPending();
    this.#epoch = epoch;
    this.#end = offset;
    this.#sizes = sizes;
    this.#replaceWith([
      { kind: 'begin', at: offset, sizes, epoch },
      { kind: 'size', at: offset, sizes, size },
    ]);
    this.#rewriteAtBytes = this.#minRewriteBytes();
  }

  /**
   * Starts the output of another shell at offset 0 of `epoch`. It appears below the present contents and the
   * line `mark`.
   */
  succeed(epoch: string, size: Size, sizes: number, mark: string): void {
    this.flush();
    const [, ...former] = recordsIn(this.#handle);
    this.#epoch = epoch;
    this.#end = 0;
    this.#sizes = sizes;
    this.replace([
      { kind: 'begin', at: 0, sizes, epoch },
      ...former.map((record) => Object.assign(record, { at: 0, sizes })),
      { kind: 'successor', at: 0, sizes, mark },
      { kind: 'size', at: 0, sizes, size },
    ]);
  }

  /** Appends output that ends at the offset `end`; it is written within `FLUSH_AFTER_MS`. */
  output(end: number, bytes: Uint8Array): void {
    this.#pending.push(bytes);
    this.#pendingBytes += bytes.length;
    this.#end = end;
    if (this.#pendingBytes >= FLUSH_BYTES) this.flush();
    else this.#cancelFlush ??= this.#context.clock.setTimeout(() => this.flush(), FLUSH_AFTER_MS);
  }

  /** Appends a size change of the tty; `number` counts the session's size changes. */
  size(size: Size, number: number): void {
    this.flush();
    this.#sizes = number;
    this.#append({ kind: 'size', size });
  }

  /** Appends the server's snapshot, which replaces all output up to `offset` and `sizes` size changes. */
  snapshot(content: Extract<JournalContent, { kind: 'snapshot' }>, offset: number, sizes: number): void {
    this.flush();
    this.#end = offset;
    this.#sizes = sizes;
    this.#append(content);
  }

  /** Appends a line written by the app itself; output continues at `offset`. */
  mark(text: string, offset: number): void {
    this.flush();
    this.#end = offset;
    this.#append({ kind: 'mark', text });
  }

  /** Writes pending output now. */
  flush(): void {
    const chunks = this.#pending;
    if (chunks.length === 0) return;
    const bytes = chunks.length === 1 ? (chunks[0] as Uint8Array) : Buffer.concat(chunks);
    this.#dropPending();
    this.#append({ kind: 'output', bytes });
  }

  /**
   * Replaces everything with a checkpoint and the records `after` it. The checkpoint shows output from offset
   * `begins` on.
   */
  rewrite(
    begins: number,
    checkpoint: Extract<JournalRecord, { kind: 'checkpoint' }>,
    after: readonly JournalRecord[],
  ): void {
    if (this.#epoch === null) return;
    const begin: JournalRecord = { kind: 'begin', at: begins, sizes: checkpoint.sizes, epoch: this.#epoch };
    this.replace([begin, checkpoint, ...after]);
  }

  /** Replaces everything with `records` that end at the same position. */
  replace(records: readonly JournalRecord[]): void {
    this.#dropPending();
    this.#replaceWith(records);
    this.#rewriteAtBytes = Math.max(this.#minRewriteBytes(), 2 * this.#handle.storage.size());
  }

  /** Moves everything to another storage and removes the old one. */
  moveTo(storage: JournalStorage, inFile: boolean, key: Uint8Array | null): void {
    this.flush();
    const old = this.#handle;
    this.#handle = { storage, sealing: newSealing(key, this.#context.random) };
    this.#inFile = inFile;
    this.#rewriteAtBytes = this.#minRewriteBytes();
    if (this.#epoch !== null) this.#replaceWith(recordsIn(old));
    old.storage.remove();
  }

  /** Rewrites everything, encrypted with `key`. */
  reseal(key: Uint8Array): void {
    const records = recordsIn(this.#handle);
    this.#handle = { ...this.#handle, sealing: newSealing(key, this.#context.random) };
    this.#replaceWith(records);
  }

  /** Writes pending output and closes the storage. */
  close(): void {
    this.flush();
    this.#handle.storage.close();
  }

  /** Closes and deletes the storage. */
  remove(): void {
    this.#dropPending();
    this.#handle.storage.remove();
  }

  #append(content: JournalContent): void {
    if (this.#epoch === null) return;
    const record: JournalRecord = { at: this.#end, sizes: this.#sizes, ...content };
    try {
      this.#handle.storage.append(this.#frame(record, this.#records));
    } catch (error) {
      this.#continueInMemory(error);
      this.#handle.storage.append(this.#frame(record, this.#records));
    }
    this.#records += 1;
  }

  #replaceWith(records: readonly JournalRecord[]): void {
    const { random } = this.#context;
    const write = (): void => {
      this.#handle = { ...this.#handle, sealing: newSealing(this.#handle.sealing.key, random) };
      this.#handle.storage.replace([
        this.#handle.sealing.head,
        ...records.map((record, i) => this.#frame(record, i)),
      ]);
    };
    const { storage } = this.#handle;
    try {
      write();
    } catch (error) {
      this.#leaveDisk(error);
      storage.close();
      write();
    }
    this.#records = records.length;
  }

  #frame(record: JournalRecord, sequence: number): Uint8Array {
    return encodeFrame(encodeRecord(record), sequence, this.#handle.sealing, this.#context.random);
  }

  #continueInMemory(error: unknown): void {
    const old = this.#handle;
    const records = recordsIn(old);
    this.#leaveDisk(error);
    this.#replaceWith(records);
    old.storage.close();
  }

  #leaveDisk(error: unknown): void {
    if (!this.#inFile) throw error;
    this.#handle = { storage: memoryStorage(), sealing: newSealing(null, this.#context.random) };
    this.#inFile = false;
    this.#rewriteAtBytes = this.#minRewriteBytes();
    this.#context.onDiskFailed(error instanceof Error ? error.message : String(error));
  }

  #minRewriteBytes(): number {
    return this.#inFile ? REWRITE_FILE_BYTES : REWRITE_MEMORY_BYTES;
  }

  #dropPending(): void {
    this.#cancelFlush?.();
    this.#cancelFlush = undefined;
    this.#pending = [];
    this.#pendingBytes = 0;
  }
}
