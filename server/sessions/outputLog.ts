/** Everything a session still holds of its output: the newest in memory, all of it in its history. */

import type { Size } from '../../protocol/messages/common.ts';
import { ByteLog } from '../../protocol/resume/byteLog.ts';
import type { SessionHistory } from '../history/sessionHistory.ts';

/** A fresh terminal best starts at a line; further than this nobody would look for one. */
const LINE_SEARCH_BYTES = 4096;
const LINE_FEED = 10;

/** Where reading goes on, and what before it is missing (R6). */
export type ResumePoint = {
  readonly from: number;
  readonly skipped: { readonly from: number; readonly to: number } | null;
};

export class OutputLog {
  readonly #logBytes: number;
  #log: ByteLog;
  readonly #history: SessionHistory | undefined;

  /** @param logBytes how much is held in memory; @param start where output goes on that an earlier run recorded. */
  constructor(logBytes: number, history: SessionHistory | undefined, start = 0) {
    this.#logBytes = logBytes;
    this.#log = new ByteLog(logBytes, start);
    this.#history = history;
  }

  /** Offset of the oldest byte that is held. */
  get start(): number {
    return this.#nextHeld(0);
  }

  /** Offset after the newest byte. */
  get end(): number {
    return this.#log.end;
  }

  /** Output below is on disk, or can not be brought there; without a record all of it is as safe as it gets. */
  get safeEnd(): number {
    return this.#history?.safeEnd ?? this.#log.end;
  }

  /** Recorded output that is not compressed yet, bytes. */
  get backlogBytes(): number {
    return this.#history?.backlogBytes ?? 0;
  }

  /** Calls the listener whenever the backlog has become less. */
  onBacklog(listener: () => void): void {
    if (this.#history !== undefined) this.#history.onBacklog = listener;
  }

  /** Takes output that was printed at `timeMs`, wall time. */
  append(bytes: Uint8Array, timeMs: number): void {
    this.#history?.append(bytes, timeMs);
    this.#log.append(bytes);
  }

  /** Output goes on there, and what lies between was never had (R6). */
  skipTo(offset: number): void {
    this.#history?.continueAt(offset);
    this.#log = new ByteLog(this.#logBytes, offset);
  }

  /** The tty has another size from here on. */
  resized(size: Size, timeMs: number): void {
    this.#history?.resized(size, timeMs);
  }

  /** Held bytes from `offset` on, at most `maxBytes`; empty at the end; undefined when they are no longer held. */
  read(offset: number, maxBytes: number): Uint8Array | undefined {
    if (offset >= this.#log.start) return this.#log.read(offset, maxBytes);
    return this.#history?.read(offset, Math.min(maxBytes, this.#log.start - offset));
  }

  /** For a reader that wants `offset` next: exactly there, or else the next line that is held as a whole. */
  resumeAt(offset: number): ResumePoint {
    const held = this.#nextHeld(offset);
    if (held <= offset) return { from: offset, skipped: null };
    const line = this.read(held, LINE_SEARCH_BYTES)?.indexOf(LINE_FEED) ?? -1;
    const from = line === -1 ? held : held + line + 1;
    return { from, skipped: { from: offset, to: from } };
  }

  /** About when the output at `offset` was printed, wall time, ms; null when that is not known. */
  since(offset: number): number | null {
    return this.#history?.since(offset) ?? null;
  }

  /** The recorded output of `[from, to)` in blocks (H2); none where nothing is recorded. */
  async *blocks(from: number, to: number): AsyncGenerator<Uint8Array, void, undefined> {
    if (this.#history !== undefined) yield* this.#history.blocks(from, to);
  }

  /** Deletes what is recorded. */
  forget(): void {
    this.#history?.forget();
  }

  /** Brings to disk what is not there yet, and leaves it there. */
  async release(): Promise<void> {
    await this.#history?.release();
  }

  #nextHeld(offset: number): number {
    const inMemory = Math.max(offset, this.#log.start);
    return Math.min(inMemory, this.#history?.nextHeld(offset) ?? inMemory);
  }
}
