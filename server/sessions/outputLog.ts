/** Everything a session still holds of its output: the newest in memory, older bytes in its history file. */

import { ByteLog } from '../../protocol/resume/byteLog.ts';
import type { Size } from '../../protocol/messages/common.ts';
import type { HistoryFile } from './historyFile.ts';

/** Moved to the file in one go: few calls, and none that delays another session noticeably. */
const EVICTION_BYTES = 64 * 1024;

/** A fresh terminal best starts at a line; further than this nobody would look for one. */
const LINE_SEARCH_BYTES = 4096;
const LINE_FEED = 10;

/** Where reading goes on, and what before it is missing (R6). */
export type ResumePoint = {
  readonly from: number;
  readonly skipped: { readonly from: number; readonly to: number } | null;
};

export class OutputLog {
  readonly #log: ByteLog;
  readonly #history: HistoryFile | undefined;

  /** @param logBytes how much is held in memory. */
  constructor(logBytes: number, history: HistoryFile | undefined) {
    this.#log = new ByteLog(logBytes);
    this.#history = history;
  }

  /** Offset of the oldest byte that is held. */
  get start(): number {
    const history = this.#history;
    return history !== undefined && history.end === this.#log.start ? history.start : this.#log.start;
  }

  /** Offset after the newest byte. */
  get end(): number {
    return this.#log.end;
  }

  append(bytes: Uint8Array, _timeMs: number): void {
    for (let taken = 0; taken < bytes.length; taken += EVICTION_BYTES) {
      const part = bytes.subarray(taken, taken + EVICTION_BYTES);
      if (this.#history !== undefined && this.#log.free < part.length) this.#evict(this.#history);
      this.#log.append(part);
    }
  }

  /** Held bytes from `offset` on, at most `maxBytes`; empty at the end; undefined when they are no longer held. */
  read(offset: number, maxBytes: number): Uint8Array | undefined {
    if (offset >= this.#log.start) return this.#log.read(offset, maxBytes);
    return this.#history?.read(offset, Math.min(maxBytes, this.#log.start - offset));
  }

  /** For a reader that wants `offset` next: exactly there, or else the first line that is held as a whole. */
  resumeAt(offset: number): ResumePoint {
    const { start } = this;
    if (offset >= start) return { from: offset, skipped: null };
    const line = this.read(start, LINE_SEARCH_BYTES)?.indexOf(LINE_FEED) ?? -1;
    const from = line === -1 ? this.start : start + line + 1;
    return { from, skipped: { from: offset, to: from } };
  }

  resized(_size: Size, _timeMs: number): void {}

  /** When the output at `offset` was printed, wall time; null when that is not known. */
  since(_offset: number): number | null {
    return null;
  }

  async *blocks(_from: number, _to: number): AsyncIterable<Uint8Array> {}

  close(): void {
    this.#history?.close();
  }

  #evict(history: HistoryFile): void {
    const to = Math.min(this.#log.start + EVICTION_BYTES, this.#log.end);
    for (let offset = this.#log.start; offset < to;) {
      const bytes = this.#log.read(offset, to - offset);
      if (bytes === undefined) throw new Error(`the log lost the byte at ${offset}`);
      history.write(offset, bytes);
      offset += bytes.length;
    }
    this.#log.forget(to);
  }
}
