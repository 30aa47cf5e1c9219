/** Recorded output of all sessions on this host within one size limit. The oldest output is deleted first. */

import type { Clock } from '../../protocol/clock.ts';
import { errorText, type Log } from '../base/log.ts';
import type { BlockFiles, FoundFile } from './blockFiles.ts';
import { findBlocks } from './foundBlocks.ts';
import type { Segment, Segments } from './segment.ts';
import { SessionHistory, type SealedBlock } from './sessionHistory.ts';

export type HistoryStoreOptions = {
  /** Max size of one session's output, compressed bytes. */
  readonly sessionBytes: number;
  /** Max size of all sessions' output together, compressed bytes. */
  readonly totalBytes: number;
};

export type HistoryStoreParts = { readonly clock: Clock; readonly log: Log; readonly files: BlockFiles };

export class HistoryStore implements Segments {
  readonly #options: HistoryStoreOptions;
  readonly #parts: HistoryStoreParts;
  /** All segments, oldest first. */
  readonly #segments = new Set<Segment>();
  /** Sum of the segments' sizes. */
  #byteCount = 0;
  /** Number of the newest file. */
  #fileCount = 0;
  /** True from a failure of the disk until a write succeeds. */
  #failing = false;

  constructor(options: HistoryStoreOptions, parts: HistoryStoreParts) {
    this.#options = options;
    this.#parts = parts;
  }

  /** Opens the history of a new session. */
  open(session: string): SessionHistory {
    return new SessionHistory(session, this, this.#options.sessionBytes, this.#parts.clock);
  }

  /** Restores the output of these sessions and deletes that of all others. Must be called before `open`. */
  restore(sessions: ReadonlySet<string>): ReadonlyMap<string, SessionHistory> {
    const histories = new Map([...sessions].map((session) => [session, this.open(session)]));
    const recorded = new Map<string, { blocks: SealedBlock[]; segments: Segment[] }>();
    for (const found of this.#parts.files.list().toSorted(byAge)) {
      const { session, number } = nameOf(found.file);
      if (session === '') continue;
      const history = histories.get(session);
      const segment: Segment = { ...found, onForgotten: () => history?.forgotten(segment) };
      this.#fileCount = Math.max(this.#fileCount, number);
      this.#segments.add(segment);
      const own = recorded.get(session) ?? { blocks: [], segments: [] };
      recorded.set(session, own);
      const blocks = findBlocks(segment, own.blocks.at(-1)?.to ?? 0, (...at) => this.read(segment, ...at));
      this.#byteCount += segment.byteCount;
      if (history === undefined || blocks.length === 0) this.forget(segment);
      else {
        own.blocks.push(...blocks);
        own.segments.push(segment);
      }
    }
    for (const [session, own] of recorded) histories.get(session)?.restore(own);
    return histories;
  }

  /** Creates an empty file for the session. `onForgotten` is called when the size limit deletes the file. */
  newSegment(session: string, onForgotten: () => void): Segment {
    const segment = { file: `${session}/${++this.#fileCount}.blocks`, byteCount: 0, onForgotten };
    this.#segments.add(segment);
    return segment;
  }

  /** Appends a block to the segment. Returns its position there, or undefined if the write failed. */
  write(segment: Segment, block: Uint8Array): number | undefined {
    const position = segment.byteCount;
    try {
      this.#parts.files.append(segment.file, block, position);
      this.#failing = false;
    } catch (error) {
      this.#failed(
        error,
        'output cannot be recorded and becomes a gap; make room on the disk, or set --history-dir',
      );
      return undefined;
    }
    segment.byteCount += block.length;
    this.#byteCount += block.length;
    this.#keepBudget(segment);
    return position;
  }

  /** Reads a block of the segment; undefined if that fails. */
  read(segment: Segment, position: number, byteCount: number): Uint8Array | undefined {
    try {
      return this.#parts.files.read(segment.file, position, byteCount);
    } catch (error) {
      this.#failed(error, 'recorded output cannot be read and becomes a gap');
      return undefined;
    }
  }

  /** Deletes the segment. */
  forget(segment: Segment): void {
    if (!this.#segments.delete(segment)) return;
    this.#byteCount -= segment.byteCount;
    try {
      this.#parts.files.remove(segment.file);
    } catch (error) {
      this.#failed(error, 'a file of old recorded output cannot be removed');
    }
  }

  #keepBudget(newest: Segment): void {
    for (const oldest of this.#segments) {
      if (this.#byteCount <= this.#options.totalBytes || oldest === newest) return;
      this.forget(oldest);
      oldest.onForgotten();
    }
  }

  /** Logs the error once per outage. */
  #failed(error: unknown, message: string): void {
    if (!this.#failing) this.#parts.log.error({ error: errorText(error) }, message);
    this.#failing = true;
  }
}

/** Returns the session of a file, and the file's number among all files. */
function nameOf(file: string): { readonly session: string; readonly number: number } {
  const [, session = '', number = '0'] = /^(.*)\/(\d{1,15})\.blocks$/.exec(file) ?? [];
  return { session, number: Number(number) };
}

/** Compares by number, which is the order of creation. Two runs may have used the same number for different sessions. */
function byAge(a: FoundFile, b: FoundFile): number {
  return nameOf(a.file).number - nameOf(b.file).number || a.changedAt - b.changedAt;
}
