/** Retained output of a session: the newest in memory, and all of it in the history. */

import type { Size } from '../../protocol/messages/common.ts';
import { ByteLog } from '../../protocol/resume/byteLog.ts';
import type { SessionHistory } from '../history/sessionHistory.ts';

/** Range after a gap in which a line start is searched, bytes. A new terminal looks best if it starts with a line. */
const LINE_SEARCH_BYTES = 4096;
const LINE_FEED = 10;

/** Offset at which reading continues, and the missing range before it (R6). */
export type ResumePoint = {
  readonly from: number;
  readonly skipped: { readonly from: number; readonly to: number } | null;
};

/** Recorded output that is sent to a client (H2). */
export type HistoryAnswer = {
  readonly epoch: string;
  readonly to: number;
  readonly blocks: AsyncIterable<Uint8Array>;
};

export class OutputLog {
  readonly #logBytes: number;
  #log: ByteLog;
  readonly #history: SessionHistory | undefined;

  /** @param logBytes max output kept in memory. @param start offset at which the output continues. */
  constructor(logBytes: number, history: SessionHistory | undefined, start = 0) {
    this.#logBytes = logBytes;
    this.#log = new ByteLog(logBytes, start);
    this.#history = history;
  }

  /** Offset of the oldest retained byte. */
  get start(): number {
    return this.#nextRetained(0);
  }

  /** Offset after the newest byte. */
  get end(): number {
    return this.#log.end;
  }

  /** Offset below which output is on disk or could not be written. Without a history it is the end of the output. */
  get safeEnd(): number {
    return this.#history?.safeEnd ?? this.#log.end;
  }

  /** Recorded output that is not compressed yet, bytes. */
  get backlogBytes(): number {
    return this.#history?.backlogBytes ?? 0;
  }

  /** Calls the listener whenever the backlog has shrunk. */
  onBacklog(listener: () => void): void {
    if (this.#history !== undefined) this.#history.onBacklog = listener;
  }

  /** Appends output that was printed at `timeMs`, wall time. */
  append(bytes: Uint8Array, timeMs: number): void {
    this.#history?.append(bytes, timeMs);
    this.#log.append(bytes);
  }

  /** Continues at `offset`; the range before it is a gap (R6). */
  skipTo(offset: number): void {
    this.#history?.continueAt(offset);
    this.#log = new ByteLog(this.#logBytes, offset);
  }

  /** Records that the tty has another size from the current end on. */
  resized(size: Size, timeMs: number): void {
    this.#history?.resized(size, timeMs);
  }

  /**
   * Returns retained bytes from `offset` on, at most `maxBytes`. There are none at the end; undefined if they are not retained.
   */
  read(offset: number, maxBytes: number): Uint8Array | undefined {
    if (offset >= this.#log.start) return this.#log.read(offset, maxBytes);
    return this.#history?.read(offset, Math.min(maxBytes, this.#log.start - offset));
  }

  /** Returns where a reader that next needs `offset` continues: there, or else at the next complete retained line. */
  resumeAt(offset: number): ResumePoint {
    const retained = this.#nextRetained(offset);
    if (retained <= offset) return { from: offset, skipped: null };
    const lineEnd = this.read(retained, LINE_SEARCH_BYTES)?.indexOf(LINE_FEED) ?? -1;
    const from = lineEnd === -1 ? retained : retained + lineEnd + 1;
    return { from, skipped: { from: offset, to: from } };
  }

  /** Returns the approximate wall time at which the output at `offset` was printed, ms; null if unknown. */
  since(offset: number): number | null {
    return this.#history?.since(offset) ?? null;
  }

  /** Yields the recorded output of `[from, to)` in blocks (H2). There are none without a history. */
  async *blocks(from: number, to: number): AsyncGenerator<Uint8Array, void, undefined> {
    if (this.#history !== undefined) yield* this.#history.blocks(from, to);
  }

  /** Deletes the history. */
  forget(): void {
    this.#history?.forget();
  }

  /** Writes the rest of the history to disk and keeps it there. */
  async release(): Promise<void> {
    await this.#history?.release();
  }

  /** Returns the first retained offset at or after `offset`. */
  #nextRetained(offset: number): number {
    const inMemory = Math.max(offset, this.#log.start);
    return Math.min(inMemory, this.#history?.nextRetained(offset) ?? inMemory);
  }
}
