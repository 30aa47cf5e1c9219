/** A session's saved screen: an append-only journal of its output, exact after a crash (docs/decisions). */

import type { Cancel, Clock } from '../../../protocol/clock.ts';
import type { RandomBytes } from '../../../protocol/ids.ts';
import type { Size } from '../../../protocol/messages/common.ts';
import { encodeFrame, newSealing } from './journalFrame.ts';
import { recordsIn, type JournalHandle } from './journalReader.ts';
import { encodeRecord, type JournalContent, type JournalRecord } from './journalRecord.ts';
import { memoryStorage, type JournalStorage } from './journalStorage.ts';

const KiB = 1024;
/** Output waits at most this long for more, ms, so that a busy terminal costs ten writes a second. */
export const FLUSH_AFTER_MS = 100;
/** Output that is written at once, bytes: also the largest part that a torn tail can cost. */
export const FLUSH_BYTES = 64 * KiB;
/** A file below this is not worth a rewrite, bytes: it is replayed in about a second. */
export const REWRITE_FILE_BYTES = 32 * 1024 * KiB;
/** The same for a journal in memory, bytes: dozens of tabs fit. */
export const REWRITE_MEMORY_BYTES = 4 * 1024 * KiB;

export type JournalContext = {
  readonly clock: Clock;
  readonly random: RandomBytes;
  /** The disk refused: the journal goes on in memory, and what is on disk stays as it is. */
  readonly onDiskFailed: (reason: string) => void;
};

/** Where a journal that was read from disk stands. */
export type JournalPosition = {
  readonly epoch: string;
  readonly at: number;
  readonly sizes: number;
  readonly records: number;
};

/** The journal of one session, written behind the output and replayed before it. */
export class Journal {
  /** When what was found at its opening was last written, ms since 1970, or null. */
  readonly writtenAt: number | null;
  readonly #context: JournalContext;
  #handle: JournalHandle;
  #inFile: boolean;
  #epoch: string | null;
  #end: number;
  #sizes: number;
  #records: number;
  #rewriteAtBytes: number;
  #pending: Uint8Array[] = [];
  #pendingBytes = 0;
  #cancelFlush: Cancel | undefined;

  /** @param position of what is already there; null for a journal that begins with `begin`. */
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
    this.#rewriteAtBytes = this.#leastRewriteBytes();
  }

  /** Whose output this is, the offset after its last byte, and the changes of size before; null before `begin`. */
  get position(): { readonly epoch: string; readonly offset: number; readonly sizes: number } | null {
    return this.#epoch === null ? null : { epoch: this.#epoch, offset: this.#end, sizes: this.#sizes };
  }

  /** True when the journal has grown so far that a checkpoint should replace it. */
  get wantsCheckpoint(): boolean {
    return this.#handle.storage.size() > this.#rewriteAtBytes;
  }

  /** Where a reader reads; changes when the journal moves or is replaced. */
  get handle(): JournalHandle {
    return this.#handle;
  }

  get inFile(): boolean {
    return this.#inFile;
  }

  /** Forgets everything: a new terminal of `size` begins at `offset` of `epoch`, after `sizes` changes of size. */
  begin(epoch: string, offset: number, size: Size, sizes: number): void {
    this.#dropPending();
    this.#epoch = epoch;
    this.#end = offset;
    this.#sizes = sizes;
    this.#replaceWith([
      { kind: 'begin', at: offset, sizes, epoch },
      { kind: 'size', at: offset, sizes, size },
    ]);
    this.#rewriteAtBytes = this.#leastRewriteBytes();
  }

  /** Another shell's output begins at offset 0 of `epoch`, under everything so far and the line `mark`. */
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

  /** Takes output that ends at `end`; it is written within `FLUSH_AFTER_MS`. */
  output(end: number, bytes: Uint8Array): void {
    this.#pending.push(bytes);
    this.#pendingBytes += bytes.length;
    this.#end = end;
    if (this.#pendingBytes >= FLUSH_BYTES) this.flush();
    else this.#cancelFlush ??= this.#context.clock.setTimeout(() => this.flush(), FLUSH_AFTER_MS);
  }

  /** The tty has this size from here on, after `number` changes. */
  size(size: Size, number: number): void {
    this.flush();
    this.#sizes = number;
    this.#append({ kind: 'size', size });
  }

  /** A snapshot stands for everything up to `offset` and `sizes` changes of size. */
  snapshot(content: Extract<JournalContent, { kind: 'snapshot' }>, offset: number, sizes: number): void {
    this.flush();
    this.#end = offset;
    this.#sizes = sizes;
    this.#append(content);
  }

  /** A line of the app's own; output goes on at `offset`. */
  mark(text: string, offset: number): void {
    this.flush();
    this.#end = offset;
    this.#append({ kind: 'mark', text });
  }

  /** Writes what waits. */
  flush(): void {
    const chunks = this.#pending;
    if (chunks.length === 0) return;
    const bytes = chunks.length === 1 ? (chunks[0] as Uint8Array) : Buffer.concat(chunks);
    this.#dropPending();
    this.#append({ kind: 'output', bytes });
  }

  /** Replaces everything by a repaint, which has output from `begins` on, and what came after it. */
  rewrite(
    begins: number,
    repaint: Extract<JournalRecord, { kind: 'repaint' }>,
    after: readonly JournalRecord[],
  ): void {
    if (this.#epoch === null) return;
    const begin: JournalRecord = { kind: 'begin', at: begins, sizes: repaint.sizes, epoch: this.#epoch };
    this.replace([begin, repaint, ...after]);
  }

  /** Replaces everything by `records`, which lead to the same position. */
  replace(records: readonly JournalRecord[]): void {
    this.#dropPending();
    this.#replaceWith(records);
    this.#rewriteAtBytes = Math.max(this.#leastRewriteBytes(), 2 * this.#handle.storage.size());
  }

  /** Moves everything to another storage; the old one is removed. */
  moveTo(storage: JournalStorage, inFile: boolean, key: Uint8Array | null): void {
    this.flush();
    const old = this.#handle;
    this.#handle = { storage, sealing: newSealing(key, this.#context.random) };
    this.#inFile = inFile;
    this.#rewriteAtBytes = this.#leastRewriteBytes();
    if (this.#epoch !== null) this.#replaceWith(recordsIn(old));
    old.storage.remove();
  }

  /** Writes everything again, sealed with `key`. */
  reseal(key: Uint8Array): void {
    const held = recordsIn(this.#handle);
    this.#handle = { ...this.#handle, sealing: newSealing(key, this.#context.random) };
    this.#replaceWith(held);
  }

  /** Ends writing; what was written stays. */
  close(): void {
    this.flush();
    this.#handle.storage.close();
  }

  /** Ends writing and deletes what was written. */
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
      this.#goOnInMemory(error);
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

  #goOnInMemory(error: unknown): void {
    const old = this.#handle;
    const held = recordsIn(old);
    this.#leaveDisk(error);
    this.#replaceWith(held);
    old.storage.close();
  }

  #leaveDisk(error: unknown): void {
    if (!this.#inFile) throw error;
    this.#handle = { storage: memoryStorage(), sealing: newSealing(null, this.#context.random) };
    this.#inFile = false;
    this.#rewriteAtBytes = this.#leastRewriteBytes();
    this.#context.onDiskFailed(error instanceof Error ? error.message : String(error));
  }

  #leastRewriteBytes(): number {
    return this.#inFile ? REWRITE_FILE_BYTES : REWRITE_MEMORY_BYTES;
  }

  #dropPending(): void {
    this.#cancelFlush?.();
    this.#cancelFlush = undefined;
    this.#pending = [];
    this.#pendingBytes = 0;
  }
}
